using TradingDesk.Contracts.Messages;

namespace TradingDesk.Market;

/// <summary>The built-in market: a seeded walk of about fifty trades a second that turns wild and calm, and is now and then all buyers or all sellers.</summary>
public static class RandomWalk
{
    /// <summary>How long the market is open unless asked otherwise.</summary>
    public static readonly TimeSpan DefaultDuration = TimeSpan.FromSeconds(20);

    private const int Seed = 2008;
    private const double StartPrice = 1_650;
    private const double AverageGapMs = 20;

    // Every five seconds: calm for three, wild for two. The crowd changes its mind every two.
    private const int WeatherMs = 5_000;
    private const int CalmMs = 3_000;
    private const int MoodMs = 2_000;

    private static readonly DateTimeOffset Opening = new(2023, 2, 2, 9, 20, 0, TimeSpan.Zero);
    private static readonly double[] ShareOfBuyers = [0.5, 0.92, 0.45, 0.08, 0.55];

    /// <summary>The trades of the first <paramref name="duration"/>.</summary>
    public static IReadOnlyList<Trade> Trades(TimeSpan duration)
    {
        var noise = new Noise(Seed);
        var trades = new List<Trade>();
        var price = StartPrice;
        for (var time = 0.0; time < duration.TotalMilliseconds; time += 2 * AverageGapMs * noise.Uniform())
        {
            var ms = (long)time;
            var calm = ms % WeatherMs < CalmMs;
            var side = noise.Uniform() < ShareOfBuyers[ms / MoodMs % ShareOfBuyers.Length] ? Side.Buy : Side.Sell;
            price *= 1 + ((calm ? 0.000_03 : 0.000_15) * noise.Normal());
            trades.Add(new(Opening.AddMilliseconds(ms), side, Math.Round((decimal)price, 2), Math.Round((decimal)(0.01 + (3 * noise.Uniform())), 3)));
        }

        return trades;
    }
}
