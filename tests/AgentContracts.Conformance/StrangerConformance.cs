using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Conformance;

/// <summary>Programs without this library may send too, and their mistakes harm nobody.</summary>
public abstract class StrangerConformance(TransportUnderTest transport) : ConformanceTest(transport)
{
    /// <summary>Bytes of which no header can be read.</summary>
    public static TheoryData<Delivery, byte[]> Undecodable
    {
        get
        {
            var data = new TheoryData<Delivery, byte[]>();
            foreach (var delivery in Enum.GetValues<Delivery>())
            {
                data.Add(delivery, []);
                data.Add(delivery, "hello"u8.ToArray());
                data.Add(delivery, "[1, 2, 3]"u8.ToArray());
                data.Add(delivery, "{\"message_type\": \"post\""u8.ToArray());
                data.Add(delivery, "{\"message_type\": \"post\", \"number\": 1}"u8.ToArray());
                data.Add(delivery, [0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]);
                data.Add(delivery, [0x7b, .. "\"message_type\":\""u8, 0xff, 0xfe, .. "\"}"u8]);
                data.Add(delivery, [0, 1, 2, 3, 255]);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Undecodable))]
    public async Task Bytes_that_are_no_message_are_kept_and_harm_nothing(Delivery delivery, byte[] bytes)
    {
        var hub = await StartAsync<Reader>();

        await SendForeignAsync<Board>(delivery, bytes);
        await hub.Sender.SendAsync(new Post(1), Cancel);
        await hub.Sender.SendAsync(new Flyer(2), Cancel);

        await Eventually.TrueAsync(() => Row<Board, Reader>() is { Handled: 2, Invalid: 1, InFlight: 0 });
        var letter = Assert.Single(await hub.DeadLettersAsync<Board>());
        Assert.Equal((DeadLetterReason.Invalid, null, null, 0), (letter.Reason, letter.MessageId, letter.MessageType, letter.Attempts));
        Assert.NotEmpty(letter.Detail);
        Assert.Equal(bytes, letter.Bytes.ToArray());
    }

    [Theory]
    [InlineData(Delivery.AtLeastOnce, "post")]
    [InlineData(Delivery.AtMostOnce, "flyer")]
    public async Task A_message_of_a_program_without_this_library_is_handled(Delivery delivery, string type)
    {
        await StartAsync<Reader>();
        var frame = new ForeignFrame { Type = type, SentAt = Clock.GetUtcNow(), Priority = "high", Members = "\"number\": 5, \"unknown\": {\"a\": [1]}" };

        await SendForeignAsync<Board>(delivery, frame.ToBytes());

        await Eventually.TrueAsync(() => Script.Handled.Count == 1);
        var header = Script.Handled[0].Header;
        Assert.Equal(5, Script.Handled[0].Number);
        Assert.Equal(("python_bot", Priority.High, frame.Id, null), (header.SourceAgent, header.Priority, header.MessageId.ToString(), header.Sender));
    }

    [Fact]
    public async Task A_type_that_this_build_does_not_know_is_acknowledged_and_told_once()
    {
        var first = await StartAsync<Worker>();
        var frame = new ForeignFrame { Type = "tomorrows_message", SentAt = Clock.GetUtcNow() };

        await SendForeignAsync<Jobs>(Delivery.AtLeastOnce, frame.ToBytes());
        await SendForeignAsync<Jobs>(Delivery.AtLeastOnce, (frame with { Id = Guid.NewGuid().ToString("N") }).ToBytes());
        await Eventually.TrueAsync(() => Row<Jobs, Worker>().UnknownType == 2);
        await first.StopAsync(Cancel);
        var second = await StartAsync<Worker>();
        await second.Sender.SendAsync(new Job(2), Cancel);

        await Eventually.TrueAsync(() => Script.Handled.Count == 1);
        Assert.Equal(1, second.Row<Jobs, Worker>().Received);
        Assert.Contains("tomorrows_message", Assert.Single(first.Log.Of("UnknownType")), StringComparison.Ordinal);
        Assert.Empty(await second.DeadLettersAsync<Jobs>());
    }

    [Fact]
    public async Task A_message_that_an_agent_ignores_is_counted_and_left_alone()
    {
        var hub = await StartAsync<Skimmer>();

        await hub.Sender.SendAsync(new Flyer(1), Cancel);
        await hub.Sender.SendAsync(new Post(2), Cancel);

        await Eventually.TrueAsync(() => Row<Board, Skimmer>() is { Handled: 1, Ignored: 1 });
        Assert.Equal([2], Script.Numbers);
        Assert.Empty(hub.Log.Of("UnknownType"));
    }
}
