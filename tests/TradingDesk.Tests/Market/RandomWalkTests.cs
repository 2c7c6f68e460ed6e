using TradingDesk.Market;

namespace TradingDesk.Tests.Market;

public sealed class RandomWalkTests
{
    [Fact]
    public void The_built_in_market_is_the_same_every_time() =>
        Assert.Equal(RandomWalk.Trades(TimeSpan.FromSeconds(20)), RandomWalk.Trades(TimeSpan.FromSeconds(20)));

    [Fact]
    public void It_has_about_a_thousand_trades_in_twenty_seconds_in_order_of_time()
    {
        var trades = RandomWalk.Trades(RandomWalk.DefaultDuration);

        Assert.InRange(trades.Count, 900, 1_100);
        Assert.Equal(trades.OrderBy(static trade => trade.Time), trades);
        Assert.InRange((trades[^1].Time - trades[0].Time).TotalSeconds, 19.5, 20);
        Assert.All(trades, static trade => Assert.True(trade is { Price: > 0, Amount: > 0 }));
    }

    [Fact]
    public void A_moment_has_at_least_one_trade() => Assert.Single(RandomWalk.Trades(TimeSpan.FromMilliseconds(1)));

    [Fact]
    public async Task Every_message_flows_in_its_twenty_seconds()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("summary.json");

        var run = await DeskRun.StartAsync("--speed", "max", "--summary", path);

        Assert.Equal(0, run.ExitCode);
        var messages = System.Text.Json.Nodes.JsonNode.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken))!["messages"]!;
        foreach (var row in VirtualRunTests.SeedMessages)
        {
            Assert.True((long)messages[row.Data]!["handled"]! > 0, row.Data);
        }
    }
}
