using TradingDesk.Contracts.Messages;
using TradingDesk.Indicators;

namespace TradingDesk.Tests.Indicators;

public sealed class IndicatorTests
{
    [Fact]
    public void A_latch_speaks_once_until_it_has_been_released()
    {
        var latch = new Latch(begin: 0.6, end: 0.3);

        bool[] begins = [.. ((double[])[0.5, 0.6, 0.9, 0.4, 0.7, 0.2, 0.7]).Select(latch.Begins)];

        Assert.Equal([false, true, false, false, false, false, true], begins);
    }

    [Fact]
    public void A_trend_that_turns_is_seen_once_and_on_the_right_side()
    {
        var averages = new MovingAverageCross();
        var prices = Enumerable.Range(0, 60).Select(static i => 100m - i).Concat(Enumerable.Range(0, 60).Select(static i => 41m + i));

        var turns = prices.Select(averages.Turn).Where(static turn => turn is not null);

        Assert.Equal([Side.Buy], turns);
        Assert.True(averages.Gap > 0);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(-1, -1)]
    public void Prices_that_move_together_correlate(int direction, double expected)
    {
        var meter = new CorrelationMeter();
        double? correlation = null;
        var (first, second) = (100m, 100m);
        for (var i = 0; i < 100; i++)
        {
            var move = (i * 7 % 11 - 5) / 1_000m;
            (first, second) = (first * (1 + move), second * (1 + (direction * move)));
            correlation = meter.Next(first, second);
        }

        Assert.Equal(expected, correlation!.Value, 6);
    }

    [Fact]
    public void A_price_that_stands_still_correlates_with_nothing()
    {
        var meter = new CorrelationMeter();

        Assert.All(Enumerable.Range(1, 100), i => Assert.Null(meter.Next(100, i)));
    }

    [Fact]
    public void Wilder_moves_than_usual_show_as_a_ratio_above_one()
    {
        var meter = new VolatilityMeter();
        Move(200, 0.001m);
        Assert.Equal(1, meter.Ratio, 0.05);

        Move(20, 0.005m);
        Assert.True(meter.Ratio > 1.6);

        void Move(int times, decimal by)
        {
            for (var i = 0; i < times; i++)
            {
                meter.Next(100 * (1 + (i % 2 * by)));
            }
        }
    }

    [Fact]
    public void Order_flow_weighs_amounts_and_forgets_old_trades()
    {
        var meter = new OrderFlowMeter();
        Add(50, Side.Sell, 1);
        Assert.Equal(-1, OrderFlowMeter.Balance(meter.Flow!));

        Add(25, Side.Buy, 3);
        Assert.Equal(new OrderFlow(75, 25, 50), meter.Flow);
        Assert.Equal(0.5, OrderFlowMeter.Balance(meter.Flow!));

        void Add(int times, Side side, decimal amount)
        {
            for (var i = 0; i < times; i++)
            {
                meter.Next(side, amount);
            }
        }
    }
}
