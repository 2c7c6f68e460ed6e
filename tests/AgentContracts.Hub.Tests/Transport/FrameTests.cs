using AgentContracts.Conformance.Messages;
using AgentContracts.Hub.Emergencies;
using AgentContracts.Hub.Sending;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Tests.Transport;

/// <summary>A message on its way out is encoded as its route asks for.</summary>
public sealed class FrameTests
{
    private static readonly MessageHeader Header = new()
    {
        MessageType = "job", MessageId = new(1, 2), SourceAgent = "sender", Priority = Priority.High, Timestamp = 3, Sender = "sender-1", Sequence = 4,
    };

    [Theory]
    [InlineData(Wire.Json, false)]
    [InlineData(Wire.Json, true)]
    [InlineData(Wire.Binary, false)]
    [InlineData(Wire.Binary, true)]
    public void A_frame_can_be_numbered_as_it_is_written(Wire wire, bool wasEncoded)
    {
        var frame = new Frame<Job>(Header, new Job(7), wire);
        var bytes = wasEncoded ? frame.Bytes : default;

        var numbered = Numbered(frame, 99);

        Assert.Equal((Header with { Sequence = 99 }).ToString(), MessageFrame.ReadHeader(numbered).ToString());
        Assert.Equal(new Job(7), MessageFrame.Read<Job>(numbered));
        Assert.Equal(wire, MessageFrame.WireOf(numbered));
        Assert.Equal(4, MessageFrame.ReadHeader((wasEncoded ? bytes : frame.Bytes).Span).Sequence);
    }

    [Theory]
    [InlineData(Wire.Json)]
    [InlineData(Wire.Binary)]
    public void What_was_numbered_before_keeps_its_number_and_all_else_is_the_same(Wire wire)
    {
        var frame = new Frame<Job>(Header with { Sequence = 0 }, new Job(7), wire);
        var first = Numbered(frame, 1);

        var second = Numbered(frame, 2);
        MessageFrame.WriteSequence(second, 1_000_000);

        Assert.Equal((1, 1_000_000), (MessageFrame.ReadHeader(first).Sequence, MessageFrame.ReadHeader(second).Sequence));
        MessageFrame.WriteSequence(first, 1_000_000);
        Assert.True(first.SequenceEqual(second));
        Assert.Equal(0, MessageFrame.ReadHeader(frame.Bytes.Span).Sequence);
        Assert.Equal(0, MessageFrame.ReadHeader(Numbered(frame, 0)).Sequence);
    }

    [Theory]
    [InlineData(Wire.Json)]
    [InlineData(Wire.Binary)]
    public void A_frame_that_is_sent_again_says_so_on_the_same_wire(Wire wire)
    {
        var again = new Frame<Job>(Header, new Job(7), wire).AsResent();

        Assert.Equal(wire, MessageFrame.WireOf(again.Bytes.Span));
        Assert.True(MessageFrame.ReadHeader(again.Bytes.Span).Resent);
        Assert.True(again.Header.Resent);
        Assert.Same(again, again.AsResent());
    }

    [Fact]
    public void A_message_travels_on_the_wire_of_its_route()
    {
        Assert.Equal(Wire.Binary, RouteFrame(new Blip(1)).Wire);
        Assert.Equal(Wire.Json, RouteFrame(new Job(1)).Wire);
    }

    [Fact]
    public void An_emergency_travels_on_the_wire_of_its_own_tier()
    {
        var lane = new RouteStep(EmergencyLane.Channel, QualityOfService.For(Tier.UltraHft));
        Assert.Equal(Wire.Binary, SendingOf(new Blip(1)).EmergencyFrame(lane).Wire);
        Assert.Equal(Wire.Json, SendingOf(new Job(1)).EmergencyFrame(lane).Wire);
    }

    [Fact]
    public void A_frame_that_is_too_long_takes_no_array()
    {
        var frame = new Frame<Job>(Header, new Job(7), Wire.Json);
        var length = frame.Bytes.Length;

        Assert.Null(frame.Rent(4, length - 1, out var told));
        Assert.Equal(length, told);
        Assert.NotNull(frame.Rent(4, length, out _));
    }

    private static Span<byte> Numbered(Frame frame, long sequence) => frame.Rent(sequence, 1000, out var length).AsSpan(0, length);

    private static Frame RouteFrame<TMessage>(TMessage message) where TMessage : IMessage<TMessage>
    {
        var sending = SendingOf(message);
        return sending.FrameFor(sending.Plan.Steps[0]);
    }

    private static Hub.Sending.Sending SendingOf<TMessage>(TMessage message) where TMessage : IMessage<TMessage> =>
        new(new Frame<TMessage>(Header, message), new RoutePlan(TMessage.Info));
}
