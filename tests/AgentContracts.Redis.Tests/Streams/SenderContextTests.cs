using System.Collections.Concurrent;
using System.Diagnostics;
using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Hub.Transport;
using AgentContracts.Redis.Connections;
using AgentContracts.Redis.Streams;
using AgentContracts.Redis.Tests.Harness;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;
using RedisStream = AgentContracts.Redis.Streams.RedisStream;

namespace AgentContracts.Redis.Tests.Streams;

/// <summary>What goes on for other senders, and for as long as there are any, keeps nothing of the one that it began with.</summary>
public sealed class SenderContextTests(SharedRedis redis) : RedisTest(new RedisUnderTest(redis))
{
    [Fact]
    public async Task Who_serves_those_that_wait_runs_in_no_senders_context()
    {
        var (local, seen) = (new AsyncLocal<string>(), new ConcurrentQueue<(string? Local, Activity? Activity)>());
        var options = new RedisOptions { Configuration = ConfigurationOptions.Parse(Server.ConnectionString) };
        await using var connections = await RedisConnections.OpenAsync(options, NullLogger.Instance, Cancel);
        var key = StreamOf<Sliding>();
        await Database.StreamCreateConsumerGroupAsync(key, "porter", "0", createStream: true);
        var stream = new RedisStream(
            connections,
            maxFrameBytes: 1_024,
            TimeProvider.System,
            askForRoom: _ =>
            {
                seen.Enqueue((local.Value, Activity.Current));
                return Task.CompletedTask;
            },
            new StreamAppender(connections, "sliding", key, Names.Refused("sliding", "hub"), remade: static _ => { }, watcher: null, NullLogger.Instance));
        Assert.Equal(RouteStatus.Confirmed, (await SendAsync(stream, 1)).Status);

        using var activity = new Activity("send").Start();
        local.Value = "the sender's";
        var second = SendAsync(stream, 2).AsTask();
        await Eventually.TrueAsync(() => seen.Count >= 2);

        Assert.Equal(RouteStatus.Rejected, (await second).Status);
        Assert.All(seen, static each => Assert.Equal((null, null), each));
        Assert.Equal(("the sender's", activity), (local.Value, Activity.Current));
    }

    [Fact]
    public async Task A_sender_whose_context_does_not_flow_anyway_sends_like_any_other()
    {
        var hub = await StartAsync<Worker>();
        Task send;
        using (ExecutionContext.SuppressFlow())
        {
            send = hub.Sender.SendAsync(new Job(1), Cancel).AsTask();
        }

        await send;
        await Eventually.TrueAsync(() => Script.Numbers.Contains(1));
    }

    private ValueTask<PublishResult> SendAsync(RedisStream stream, int number)
    {
        var now = TimeProvider.System.GetUtcNow();
        var header = new MessageHeader
        {
            MessageType = "parcel",
            MessageId = MessageId.Next(),
            SourceAgent = "sender",
            Priority = Priority.Medium,
            Timestamp = now.ToUnixTimeMilliseconds() * 1_000,
        };
        var admission = new StreamAdmission(MaxBacklog: 1, Overflow.DropOldest, now + TimeSpan.FromSeconds(1), TimeSpan.FromHours(1), BatchSize: 1);
        return stream.AppendAsync(new Frame<Parcel>(header, new Parcel(number)), admission, Cancel);
    }
}
