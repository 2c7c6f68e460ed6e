using AgentContracts.Conformance.Channels;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Transport;
using AgentContracts.Redis.Connections;
using AgentContracts.Redis.Streams;
using AgentContracts.Redis.Tests.Harness;
using Microsoft.Extensions.Logging;
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

    [Fact]
    public async Task What_goes_wrong_while_the_server_is_told_keeps_nothing_that_is_finished_later_from_being_told()
    {
        var options = new RedisOptions { Configuration = ConfigurationOptions.Parse(Server.ConnectionString) };
        await using var connections = await RedisConnections.OpenAsync(options, NullLogger.Instance, Cancel);
        await using var reader = new StreamReader(connections, "worker", "worker-1", TimeSpan.FromSeconds(30), static _ => { }, watcher: null, new FullDisk());
        var consumer = new StreamConsumer(InfoOf<Jobs>(), "worker", "worker-1", BatchSize: 10);
        var activity = new HubActivity();
        var subscription = new StreamSubscription(reader, connections.Database, StreamOf<Jobs>(), Names.DeadLetters("jobs"), consumer, sink: null!, static () => { }, activity);
        await Database.StringSetAsync(StreamOf<Jobs>(), "no stream");
        subscription.Acknowledge("1-1");
        await subscription.WhenToldAsync();
        Assert.True(subscription.IsBehind);
        Assert.True(activity.IsQuiet);

        await Database.KeyDeleteAsync(StreamOf<Jobs>());
        var id = await Database.StreamAddAsync(StreamOf<Jobs>(), "frame", "bytes");
        await Database.StreamCreateConsumerGroupAsync(StreamOf<Jobs>(), "worker", "0");
        await Database.StreamReadGroupAsync(StreamOf<Jobs>(), "worker", "worker-1", ">");
        Assert.Equal(1, PendingOf<Jobs>("worker"));
        subscription.Acknowledge(id!);
        await subscription.WhenToldAsync();

        Assert.Equal(0, PendingOf<Jobs>("worker"));
        Assert.True(activity.IsQuiet);
    }

    private static ChannelInfo InfoOf<TChannel>() where TChannel : IChannel<TChannel> => TChannel.Info;

    /// <summary>A log that can take nothing.</summary>
    private sealed class FullDisk : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            throw new IOException("No space left on device");
    }
}
