using AgentContracts.Conformance;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Redis.Tests.Harness;
using AgentContracts.Testing.RedisServers;
using StackExchange.Redis;

namespace AgentContracts.Redis.Tests.PubSub;

/// <summary>Who may have missed the end of what was sent, because the server was away, is told of it when the server is back.</summary>
public sealed class TailOutageTests() : RedisTest(new RedisUnderTest(new RedisServerOptions()))
{
    /// <summary>The second time that a tail is told of is ten seconds after its message, and the first long before.</summary>
    private static readonly TimeSpan BeforeTheSecond = TimeSpan.FromSeconds(8);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_is_told_again(bool crash)
    {
        var told = 0;
        await Database.Multiplexer.GetSubscriber().SubscribeAsync(RedisChannel.Literal(PubSubOf<Ticks>()), (_, frame) =>
        {
            if (((string)frame!).Contains("\"contracts:tail\"", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref told);
            }
        });
        var hub = await StartAsync(static _ => { });
        var began = TimeProvider.System.GetTimestamp();
        await hub.Sender.SendAsync(new Tick(1), Cancel);
        await Eventually.TrueAsync(() => Volatile.Read(ref told) == 1);

        await (crash ? Server.KillAsync() : Server.PauseAsync());
        await Eventually.TrueAsync(() => !hub.Snapshot.Transport.Answers);
        await (crash ? Server.StartAgainAsync() : Server.ResumeAsync());

        await Eventually.TrueAsync(() => Volatile.Read(ref told) == 2);
        Assert.InRange(TimeProvider.System.GetElapsedTime(began), TimeSpan.Zero, BeforeTheSecond);
    }
}
