using TradingDesk.Contracts.Messages;
using TradingDesk.Market;

namespace TradingDesk.Strategies;

/// <summary>Buys where an asset is cheap and sells where it is dear, when the gap pays for the fees of both venues.</summary>
public static class Arbitrage
{
    /// <summary>How much one trade of each leg is.</summary>
    public const decimal Size = 0.1m;

    private const double Fees = 0.001;
    private const int MaxLatencyMs = 50;
    private const int LifetimeMs = 100;

    /// <summary>The signal that a tick gives, if any.</summary>
    /// <param name="tick">The market.</param>
    /// <param name="now">The time on the broker's clock, by which expiry is judged.</param>
    public static HftArbitrageSignal? Signal(Tick tick, DateTimeOffset now)
    {
        var (cheap, dear) = tick.Price <= tick.OtherVenuePrice ? (tick.Price, tick.OtherVenuePrice) : (tick.OtherVenuePrice, tick.Price);
        var gap = (double)((dear - cheap) / cheap);
        if (gap < Fees)
        {
            return null;
        }

        var (buyAt, sellAt) = cheap == tick.Price ? (Instruments.HomeVenue, Instruments.OtherVenue) : (Instruments.OtherVenue, Instruments.HomeVenue);
        return new(Instruments.Eth, buyAt, sellAt, Math.Min(gap, 1), MaxLatencyMs, now.ToUnixTimeMilliseconds() + LifetimeMs);
    }
}
