using AgentContracts.Conformance.Channels;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Transport;
using AgentContracts.Redis.Connections;
using AgentContracts.Redis.Streams;
using AgentContracts.Redis.Tests.Harness;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;
using StreamConsumer = AgentContracts.Hub.Transport.StreamConsumer;
using StreamReader = AgentContracts.Redis.Streams.StreamReader;

namespace AgentContracts.Redis.Tests.Streams;

/// <summary>That the server cannot be told what is finished is said for as long as there is something to tell.</summary>
public sealed class FinishingFaultTests(SharedRedis redis) : RedisTest(new RedisUnderTest(redis))
{
    [Fact]
    public async Task A_refusal_that_is_noted_when_the_server_has_been_told_meanwhile_is_over_at_once()
    {
        var watcher = new WatcherRecorder();
        var options = new RedisOptions { Configuration = ConfigurationOptions.Parse(Server.ConnectionString) };
        await using var connections = await RedisConnections.OpenAsync(options, NullLogger.Instance, Cancel);
        await using var reader = new StreamReader(connections, "worker", "worker-1", TimeSpan.FromSeconds(30), static _ => { }, watcher, NullLogger.Instance);
        var consumer = new StreamConsumer(InfoOf<Jobs>(), "worker", "worker-1", BatchSize: 10);
        var subscription = new StreamSubscription(reader, connections.Database, StreamOf<Jobs>(), Names.DeadLetters("jobs"), consumer, sink: null!, static () => { }, new HubActivity());
        reader.Add(subscription);

        reader.NoteDelay(subscription, StreamOf<Jobs>(), new RedisServerException(RedisErrorKind.UnknownError, CommandFlags.None, "NOPERM this user has no permissions to run the 'xack' command"));

        Assert.Equal(["failed", "mended"], watcher.Told.Select(static told => told.What));
        Assert.All(watcher.Told, static told => Assert.Equal(ChannelWork.Finishing, told.Fault.Work));
    }

    private static ChannelInfo InfoOf<TChannel>() where TChannel : IChannel<TChannel> => TChannel.Info;
}
