using CsCheck;
using TradingDesk.Contracts.Messages;
using TradingDesk.Positions;

namespace TradingDesk.Tests.Positions;

public sealed class PositionTests
{
    private static readonly Gen<(Side, decimal, decimal)[]> Trades = Gen.Select(
        Gen.Enum<Side>(),
        Gen.Int[1, 1_000_000].Select(static cents => cents / 100m),
        Gen.Int[1, 10_000].Select(static thousandths => thousandths / 1_000m)).Array[1, 20];

    [Fact]
    public void Trades_may_come_in_any_order() =>
        Gen.SelectMany(Trades, static trades => Gen.Shuffle(trades).Select(shuffled => (trades, shuffled))).Sample(static both =>
        {
            var (first, second) = (Held(both.trades), Held(both.shuffled));
            Assert.Equal((first.Size, first.Cash, first.Trades), (second.Size, second.Cash, second.Trades));
        });

    [Fact]
    public void Profit_is_what_a_round_trip_leaves() =>
        Assert.Equal(3m, Held([(Side.Buy, 100, 2), (Side.Sell, 103, 1)]).ProfitAt(100));

    private static Position Held(IEnumerable<(Side Action, decimal Price, decimal Size)> trades)
    {
        var position = new Position();
        foreach (var (action, price, size) in trades)
        {
            position.Add(action, price, size);
        }

        return position;
    }
}
