using TradingDesk.Contracts.Messages;
using TradingDesk.Indicators;
using TradingDesk.Market;

namespace TradingDesk.Strategies;

/// <summary>Trades when the moving averages cross, in their direction.</summary>
public sealed class TrendFollowing
{
    private const decimal StopDistance = 0.000_3m;
    private const decimal TargetDistance = 0.000_6m;

    // A gap between the averages of one part in ten thousand is a clear trend.
    private const double ConfidencePerGap = 5_000;

    private readonly MovingAverageCross _averages = new();

    /// <summary>What intelligence thinks of the strategy, from 0 to 1; weighs its confidence.</summary>
    public double Weight { get; set; } = 1;

    /// <summary>The trade that a tick proposes, if any.</summary>
    public FastStrategySignal? Signal(Tick tick)
    {
        if (_averages.Turn(tick.Price) is not { } side)
        {
            return null;
        }

        var direction = side == Side.Buy ? 1 : -1;
        var confidence = Math.Clamp((0.5 + (ConfidencePerGap * Math.Abs(_averages.Gap))) * Weight, 0, 1);
        return new(
            StrategyType.TrendFollowing,
            "momentum_rider",
            Instruments.Eth,
            side,
            confidence,
            tick.Price,
            tick.Price * (1 - (direction * StopDistance)),
            tick.Price * (1 + (direction * TargetDistance)));
    }
}
