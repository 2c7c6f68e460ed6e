using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Hub.Transport;
using AgentContracts.Redis.Tests.Harness;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;

namespace AgentContracts.Redis.Tests.PubSub;

/// <summary>What was lost at the end of a sender's messages is noticed, though nothing comes after it.</summary>
public sealed class TailTests(SharedRedis redis) : RedisTest(new RedisUnderTest(redis))
{
    [Fact]
    public async Task Nothing_is_lost_where_the_last_message_has_arrived_and_what_tells_so_is_no_message()
    {
        var told = 0;
        await Database.Multiplexer.GetSubscriber().SubscribeAsync(RedisChannel.Literal(PubSubOf<Ticks>()), (_, frame) =>
        {
            if (((string)frame!).Contains("contracts:tail", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref told);
            }
        });
        var hub = await StartAsync<Watcher>();
        await hub.Sender.SendAsync(new Tick(1), Cancel);
        await hub.Sender.SendAsync(new Tick(2), Cancel);

        await Eventually.TrueAsync(() => Volatile.Read(ref told) > 0);

        await Eventually.TrueAsync(() => Row<Ticks, Watcher>() is { Received: 2, Handled: 2, InFlight: 0 });
        Assert.Equal(0, Row<Ticks, Watcher>().Lost);
    }

    [Theory]
    [InlineData("_sender\":\"somebody\",\"_seq\":5", 2)]
    [InlineData("_sender\":\"somebody\",\"_seq\":3", 0)]
    public async Task What_a_sender_says_it_has_written_and_has_not_come_is_lost(string says, long lost)
    {
        var hub = await StartAsync<Watcher>();
        var frame = new ForeignFrame { Type = "tick", SentAt = Clock.GetUtcNow(), Members = "\"number\": 1, \"_sender\": \"somebody\", \"_seq\": 3" };
        await SendForeignAsync<Ticks>(Delivery.AtMostOnce, frame.ToBytes());

        await SendForeignAsync<Ticks>(Delivery.AtMostOnce, Tail(says));
        await hub.Sender.SendAsync(new Tick(2), Cancel);

        await Eventually.TrueAsync(() => Row<Ticks, Watcher>() is { Received: 2, Handled: 2, InFlight: 0 });
        Assert.Equal(lost, Row<Ticks, Watcher>().Lost);
    }

    [Theory]
    [InlineData("_sender\":\"somebody\",\"_seq\":-1", "_seq")]
    [InlineData("_sender\":\"somebody\",\"_seq\":0", "_seq")]
    [InlineData("_sender\":17,\"_seq\":1", "_sender")]
    [InlineData("_seq\":1", "_sender")]
    [InlineData("_sender\":\"somebody\",\"_seq\":5,\"_refused\":3", "_refused")]
    [InlineData("_sender\":\"somebody\",\"_seq\":5,\"_refused\":[4,\"five\"]", "_refused")]
    [InlineData("_sender\":\"somebody\",\"_seq\":5,\"_refused\":[4.5]", "_refused")]
    [InlineData("_sender\":\"somebody\",\"_seq\":5,\"other\":[1", "a comma or the end of the array")]
    public async Task One_that_cannot_be_read_is_counted_and_kept_as_any_invalid_frame(string says, string reason)
    {
        var hub = await StartAsync<Watcher>();

        await SendForeignAsync<Ticks>(Delivery.AtMostOnce, Tail(says));

        await Eventually.TrueAsync(() => Row<Ticks, Watcher>() is { Received: 1, Invalid: 1, Lost: 0, InFlight: 0 });
        var letter = Assert.Single(await hub.DeadLettersAsync<Ticks>());
        Assert.Equal(DeadLetterReason.Invalid, letter.Reason);
        Assert.Contains(reason, letter.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hub_that_stops_says_how_far_it_has_come()
    {
        var heard = 0;
        await Database.Multiplexer.GetSubscriber().SubscribeAsync(RedisChannel.Literal(PubSubOf<Ticks>()), (_, frame) =>
        {
            if (((string)frame!).Contains("\"contracts:tail\"", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref heard);
            }
        });
        await using (var transport = new RedisTransport(
            new RedisOptions { Configuration = ConfigurationOptions.Parse(Server.ConnectionString), Prefix = Names.PubSub("") }, NullLogger<RedisTransport>.Instance))
        {
            await transport.StartAsync(new TransportContext(), Cancel);
            var header = new MessageHeader { MessageType = "tick", MessageId = MessageId.Next(), SourceAgent = "sender", Priority = Priority.Medium, Timestamp = 0, Sender = "sender-1" };
            Assert.Equal(RouteStatus.Confirmed, (await transport.PublishAsync(InfoOf<Ticks>(), new Frame<Tick>(header, new Tick(1)), Cancel)).Status);
        }

        await Eventually.TrueAsync(() => Volatile.Read(ref heard) > 0);
    }

    private static ChannelInfo InfoOf<TChannel>() where TChannel : IChannel<TChannel> => TChannel.Info;

    private static byte[] Tail(string says) => System.Text.Encoding.UTF8.GetBytes(
        $$"""{"message_type":"contracts:tail","message_id":"{{Guid.NewGuid():N}}","source_agent":"x","priority":"low","timestamp":{{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}},"{{says}}}""");
}
