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

    /// <summary>Timestamps of clocks that count in something else, or not at all.</summary>
    public static TheoryData<string, string> ImpossibleTimestamps { get; } = new()
    {
        { "post", "1763822400123" },
        { "post", "920000000000.5" },
        { "post", "-920000000000.5" },
        { "flyer", "1763822400123" },
        { "flyer", "920000000000.5" },
        { "flyer", "-920000000000.5" },
    };

    [Theory]
    [MemberData(nameof(ImpossibleTimestamps))]
    public async Task A_timestamp_that_is_none_harms_nothing(string type, string timestamp)
    {
        var hub = await StartAsync<Reader>();
        var frame = new ForeignFrame { Type = type, SentAt = default, Timestamp = timestamp };

        await SendForeignAsync<Board>(DeliveryOf(type), frame.ToBytes());
        await hub.Sender.SendAsync(new Post(1), Cancel);
        await hub.Sender.SendAsync(new Flyer(2), Cancel);

        await Eventually.TrueAsync(() => Row<Board, Reader>() is { Handled: 2, Invalid: 1, InFlight: 0 });
        Assert.Contains("frame.timestamp", Assert.Single(await hub.DeadLettersAsync<Board>()).Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("post", 920_000_000_000_000_000)]
    [InlineData("post", -920_000_000_000_000_000)]
    [InlineData("flyer", 920_000_000_000_000_000)]
    [InlineData("flyer", -920_000_000_000_000_000)]
    public async Task A_binary_timestamp_that_is_none_harms_nothing(string type, long microseconds)
    {
        var hub = await StartAsync<Reader>();
        var bytes = new Frame<Post>(HeaderOf(type, microseconds), new Post(3), Wire.Binary).Bytes;

        await SendForeignAsync<Board>(DeliveryOf(type), bytes);
        await hub.Sender.SendAsync(new Post(1), Cancel);
        await hub.Sender.SendAsync(new Flyer(2), Cancel);

        await Eventually.TrueAsync(() => Row<Board, Reader>() is { Handled: 2, Invalid: 1, InFlight: 0 });
        Assert.Contains("frame.timestamp", Assert.Single(await hub.DeadLettersAsync<Board>()).Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("post", 50, 70)]
    [InlineData("flyer", 50, 70)]
    public async Task A_message_from_more_than_an_hour_ahead_is_invalid(string type, int minutesTaken, int minutesRefused)
    {
        var hub = await StartAsync<Reader>();
        var refused = new ForeignFrame { Type = type, SentAt = Clock.GetUtcNow() + TimeSpan.FromMinutes(minutesRefused), Members = "\"number\": 1" };
        var taken = new ForeignFrame { Type = type, SentAt = Clock.GetUtcNow() + TimeSpan.FromMinutes(minutesTaken), Members = "\"number\": 2" };

        await SendForeignAsync<Board>(DeliveryOf(type), refused.ToBytes());
        await SendForeignAsync<Board>(DeliveryOf(type), taken.ToBytes());

        await Eventually.TrueAsync(() => Row<Board, Reader>() is { Handled: 1, Invalid: 1, InFlight: 0 });
        Assert.Equal((2, TimeSpan.Zero), (Script.Handled[0].Number, Script.Handled[0].Age));
        var letter = Assert.Single(await hub.DeadLettersAsync<Board>());
        Assert.Equal(refused.Id, letter.MessageId?.ToString());
        Assert.Contains("expected no more than 01:00:00", letter.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_emergency_is_not_held_by_a_clock_that_is_ahead_and_survives_one_that_is_none()
    {
        var hub = await StartAsync<Guard>();
        var ahead = new ForeignFrame { Type = "alarm", SentAt = Clock.GetUtcNow() + TimeSpan.FromDays(1) };

        await SendForeignAsync(EmergencyLane, Delivery.AtMostOnce, new ForeignFrame { Type = "alarm", SentAt = default, Timestamp = "1763822400123" }.ToBytes());
        await SendForeignAsync(EmergencyLane, Delivery.AtMostOnce, new Frame<Alarm>(HeaderOf("alarm", long.MinValue), new Alarm(3), Wire.Binary).Bytes);
        await SendForeignAsync(EmergencyLane, Delivery.AtMostOnce, ahead.ToBytes());

        await Eventually.TrueAsync(() => hub.Row(EmergencyLane.Name, "guard") is { Handled: 1, Invalid: 2, InFlight: 0 });
        Assert.Equal(TimeSpan.Zero, Script.Handled[0].Age);
    }

    [Theory]
    [InlineData(Delivery.AtLeastOnce)]
    [InlineData(Delivery.AtMostOnce)]
    public async Task A_frame_that_is_too_long_is_not_read_and_its_beginning_is_kept(Delivery delivery)
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Reader>().Configure(static options => options.MaxFrameBytes = 1_024));
        var frame = new ForeignFrame { Type = delivery == Delivery.AtLeastOnce ? "post" : "flyer", SentAt = Clock.GetUtcNow(), Members = "\"number\": 1" }.ToBytes();
        byte[] tooLong = [.. frame, .. Enumerable.Repeat((byte)' ', 1_025 - frame.Length)];

        await SendForeignAsync<Board>(delivery, tooLong);
        await SendForeignAsync<Board>(delivery, tooLong[..^1]);

        await Eventually.TrueAsync(() => Row<Board, Reader>() is { Handled: 1, Invalid: 1, InFlight: 0 });
        var letter = Assert.Single(await hub.DeadLettersAsync<Board>());
        Assert.Equal("the frame has 1025 bytes, more than the 1024 that HubOptions.MaxFrameBytes allows; only the first 1024 are kept", letter.Detail);
        Assert.Equal((DeadLetterReason.Invalid, null), (letter.Reason, letter.MessageType));
        Assert.Equal(tooLong[..1_024], letter.Bytes.ToArray());
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

    private static ChannelInfo EmergencyLane { get; } = new() { Name = "contracts:emergency", IsEmergency = true };

    private static Delivery DeliveryOf(string type) => type == "post" ? Delivery.AtLeastOnce : Delivery.AtMostOnce;

    private static MessageHeader HeaderOf(string type, long timestamp) => new()
    {
        MessageType = type,
        MessageId = new MessageId(1, 2),
        SourceAgent = "cpp_bot",
        Priority = Priority.Medium,
        Timestamp = timestamp,
    };
}
