using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Redis.Tests.Harness;

namespace AgentContracts.Redis.Tests.PubSub;

/// <summary>A connection string may have a prefix for channels, which the client adds and scripts do not.</summary>
public sealed class ChannelPrefixTests(SharedRedis redis) : RedisTest(new RedisUnderTest(redis, ",channelPrefix=tenant:"))
{
    private const int Many = 300;

    [Fact]
    public async Task What_goes_together_goes_to_the_channel_with_the_prefix()
    {
        var hub = await StartAsync<Watcher>();
        var before = await ScriptsAsync();

        var receipts = await Task.WhenAll(Enumerable.Range(1, Many).Select(number => hub.Sender.TrySendAsync(new Tick(number), Cancel).AsTask()));

        Assert.All(receipts, static receipt => Assert.True(receipt.Confirmed, receipt.ToString()));
        Assert.NotEqual(before, await ScriptsAsync());
        await Eventually.TrueAsync(() => Row<Ticks, Watcher>() is { Handled: Many, InFlight: 0 });
    }
}
