using System.Collections.Concurrent;
using System.Text.Json;
using AgentContracts.Codecs;
using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Redis.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;
using Order = AgentContracts.Conformance.Messages.Order;

namespace AgentContracts.Redis.Tests.Wire;

/// <summary>What travels is readable with <c>redis-cli</c>, but for the tier that is too fast to be read.</summary>
public sealed class FrameTests(SharedRedis redis) : RedisTest(new RedisUnderTest(redis))
{
    [Fact]
    public async Task A_stream_entry_is_one_line_of_json_with_the_header_first()
    {
        var hub = await StartAsync(static contracts => contracts.ExpectAgent<Worker>());
        var receipt = await hub.Sender.TrySendAsync(new Order(7, "BTC", 3), Cancel);

        var lines = await Server.CommandAsync("XRANGE", StreamOf<Jobs>(), "-", "+");

        Assert.Equal(3, lines.Count);
        Assert.Equal("frame", lines[1]);
        using var frame = JsonDocument.Parse(lines[2]);
        Assert.Equal(
            ["message_type", "message_id", "source_agent", "priority", "timestamp"],
            frame.RootElement.EnumerateObject().Take(5).Select(static property => property.Name));
        Assert.Equal("order", frame.RootElement.GetProperty("message_type").GetString());
        Assert.Equal(receipt.MessageId.ToString(), frame.RootElement.GetProperty("message_id").GetString());
        Assert.Equal("sender", frame.RootElement.GetProperty("source_agent").GetString());
        Assert.Equal("medium", frame.RootElement.GetProperty("priority").GetString());
        Assert.Equal((7, "BTC", 3), (frame.RootElement.GetProperty("number").GetInt32(), frame.RootElement.GetProperty("symbol").GetString(), frame.RootElement.GetProperty("quantity").GetInt32()));
        Assert.All(
            frame.RootElement.EnumerateObject().Skip(5).Select(static property => property.Name).Except(["number", "symbol", "quantity"]),
            static name => Assert.StartsWith("_", name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task On_pub_sub_the_messages_of_a_hub_are_numbered_on_each_channel()
    {
        var heard = await HearAsync(PubSubOf<Ticks>(), PubSubOf<TicksCopy>());
        var hub = await StartAsync(static _ => { });

        await hub.Sender.SendAsync(new Tick(1), Cancel);
        await hub.Sender.SendAsync(new Quote(2), Cancel);
        await hub.Sender.SendAsync(new Tick(3), Cancel);

        await Eventually.TrueAsync(() => heard.Count == 4);
        Assert.Equal([1, 2, 3], heard.Where(message => message.Channel == PubSubOf<Ticks>()).Select(static message => Sequence(message.Bytes)));
        Assert.Equal([1], heard.Where(message => message.Channel == PubSubOf<TicksCopy>()).Select(static message => Sequence(message.Bytes)));
    }

    [Fact]
    public async Task The_fastest_tier_travels_in_binary()
    {
        var heard = await HearAsync(PubSubOf<FastLane>());
        var hub = await StartAsync(static _ => { });

        var receipt = await hub.Sender.TrySendAsync(new Blip(7), Cancel);

        await Eventually.TrueAsync(() => heard.Count == 1);
        var bytes = heard.Single().Bytes;
        Assert.Equal([BinaryFormat.Magic, BinaryFormat.Version], bytes[..2]);
        Assert.Equal(receipt.MessageId.ToString(), Convert.ToHexStringLower(bytes[16..32]));
        Assert.Equal(1, BitConverter.ToInt64(bytes.AsSpan(32, 8)));
    }

    [Fact]
    public async Task A_dead_letter_is_readable_with_its_reason()
    {
        var hub = await StartAsync<Worker>();
        await SendForeignAsync<Jobs>(Delivery.AtLeastOnce, "hello"u8.ToArray());
        await Eventually.TrueAsync(() => Row<Jobs, Worker>().Invalid == 1);

        var lines = await Server.CommandAsync("XRANGE", Names.DeadLetters("jobs"), "-", "+");

        var fields = lines.Skip(1).Chunk(2).ToDictionary(static pair => pair[0], static pair => pair[1]);
        Assert.Equal(("worker", "invalid", "hello"), (fields["agent"], fields["reason"], fields["frame"]));
        Assert.Contains(fields["instance"], hub.Agents.Instances);
        Assert.NotEmpty(fields["detail"]);
    }

    private static long Sequence(byte[] frame)
    {
        using var json = JsonDocument.Parse(frame);
        return json.RootElement.GetProperty("_seq").GetInt64();
    }

    /// <summary>Subscribes without this library.</summary>
    private async Task<ConcurrentQueue<(string Channel, byte[] Bytes)>> HearAsync(params string[] channels)
    {
        var heard = new ConcurrentQueue<(string, byte[])>();
        foreach (var channel in channels)
        {
            var queue = await Database.Multiplexer.GetSubscriber().SubscribeAsync(RedisChannel.Literal(channel));
            queue.OnMessage(message => heard.Enqueue((channel, (byte[])message.Message!)));
        }

        return heard;
    }
}
