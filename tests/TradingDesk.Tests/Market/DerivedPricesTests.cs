using TradingDesk.Contracts.Messages;
using TradingDesk.Market;

namespace TradingDesk.Tests.Market;

public sealed class DerivedPricesTests
{
    [Fact]
    public void The_same_feed_gives_the_same_second_venue_and_asset()
    {
        var trades = RandomWalk.Trades(TimeSpan.FromSeconds(5));

        Assert.Equal(Derive(trades, new DerivedPrices()), Derive(trades, new DerivedPrices()));
        Assert.NotEqual(Derive(trades, new DerivedPrices()), Derive(trades, new DerivedPrices(seed: 1)));
    }

    [Fact]
    public void The_second_venue_strays_but_comes_back()
    {
        var ticks = Derive(RandomWalk.Trades(TimeSpan.FromSeconds(60)), new DerivedPrices());

        Assert.All(ticks, static tick => Assert.InRange((double)(tick.OtherVenuePrice / tick.Price), 0.995, 1.005));
        Assert.InRange((double)ticks.Average(static tick => tick.OtherVenuePrice / tick.Price), 0.9998, 1.0002);
        Assert.Contains(ticks, static tick => Math.Abs(tick.OtherVenuePrice / tick.Price - 1) > 0.001m);
    }

    [Fact]
    public void A_feed_of_nonsense_still_gives_prices()
    {
        decimal[] prices = [(decimal)CsvFeed.SmallestNumber, (decimal)CsvFeed.LargestNumber];
        var trades = Enumerable.Range(0, 2_000).Select(i => new Trade(DateTimeOffset.UnixEpoch.AddMilliseconds(i), Side.Buy, prices[i % 2], 1)).ToList();

        Assert.All(Derive(trades, new DerivedPrices()), static tick => Assert.True(tick is { OtherVenuePrice: > 0, OtherAssetPrice: > 0 }));
    }

    private static List<Tick> Derive(IEnumerable<Trade> trades, DerivedPrices prices) => [.. trades.Select(prices.Next)];
}
