using TradingDesk.Contracts.Messages;
using TradingDesk.Positions;

namespace TradingDesk.Tests.Positions;

public sealed class RiskLimitsTests
{
    private static readonly FastStrategySignal Buy = new(StrategyType.TrendFollowing, "momentum_rider", "ETH/USDT", Side.Buy, 0.8, 100, 90, 110);

    private readonly RiskLimits _limits = new();

    [Fact]
    public void A_trade_with_room_is_approved_for_that_room()
    {
        var answer = _limits.Judge(Buy, held: 1, volatility: 1, trade: 1);

        Assert.True(answer.ValidationResult);
        Assert.Equal(3, answer.PositionSizeAllowed);
        Assert.Empty(answer.Warnings);
    }

    [Fact]
    public void A_full_book_refuses_more_but_not_less()
    {
        var full = _limits.Judge(Buy, held: 4, volatility: 1, trade: 1);
        Assert.False(full.ValidationResult);
        Assert.Equal(0, full.PositionSizeAllowed);
        Assert.Equal([RiskWarning.PositionLimit], full.Warnings);

        Assert.True(_limits.Judge(Buy with { Action = Side.Sell }, held: 4, volatility: 1, trade: 1).ValidationResult);
    }

    [Fact]
    public void An_anomaly_and_a_volatile_regime_each_halve_the_limit()
    {
        _limits.BeCautiousUntil(10);
        Assert.Equal(2, _limits.At(9));
        Assert.Equal(4, _limits.At(10));

        _limits.Expect(MarketRegime.Volatile);
        Assert.Equal(1, _limits.At(9));
        Assert.Equal(2, _limits.At(10));
        Assert.Contains(RiskWarning.MarketAnomaly, _limits.Judge(Buy, 0, 1, trade: 9).Warnings);
    }

    [Fact]
    public void High_volatility_is_warned_of_and_raises_the_score()
    {
        var (calm, wild) = (_limits.Judge(Buy, 0, 1, trade: 1), _limits.Judge(Buy, 0, 2, trade: 1));

        Assert.Equal([RiskWarning.HighVolatility], wild.Warnings);
        Assert.True(wild.RiskScore > calm.RiskScore);
    }
}
