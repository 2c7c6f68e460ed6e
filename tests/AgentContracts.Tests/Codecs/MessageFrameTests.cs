using System.Buffers;
using System.Text;
using AgentContracts.Tests.Contracts;
using AgentContracts.Tests.Generation;

namespace AgentContracts.Tests.Codecs;

/// <summary>A reader tells the wire of a frame by its first byte.</summary>
public sealed class MessageFrameTests
{
    private static readonly MessageHeader Header = new() { MessageType = "named.v2", MessageId = new(1, 2), SourceAgent = "a", Priority = Priority.High, Timestamp = 5 };

    private static readonly Named Message = new(1, 2, 3, 4, 5);

    [Theory]
    [InlineData(Wire.Json)]
    [InlineData(Wire.Binary)]
    public void A_frame_is_read_on_the_wire_that_it_was_written_on(Wire wire)
    {
        var frame = RoundTrip.Frame(Header, Message, wire);

        Assert.Equal(wire, MessageFrame.WireOf(frame));
        Exact.Equal(Header, MessageFrame.ReadHeader(frame));
        Exact.Equal(Message, MessageFrame.Read<Named>(frame));
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("\t")]
    [InlineData("\r\n")]
    public void White_space_may_stand_before_json(string space)
    {
        byte[] frame = [.. Encoding.UTF8.GetBytes(space), .. RoundTrip.Frame(Header, Message)];

        Exact.Equal(Header, MessageFrame.ReadHeader(frame));
        Exact.Equal(Message, MessageFrame.Read<Named>(frame));
    }

    [Theory]
    [InlineData("")]
    [InlineData("5b5d")]
    [InlineData("00")]
    [InlineData("c2")]
    [InlineData("efbbbf7b7d")]
    public void Any_other_first_byte_is_refused(string hex)
    {
        var bytes = Convert.FromHexString(hex);

        var error = Assert.Throws<MessageFormatException>(() => MessageFrame.ReadHeader(bytes));

        Assert.Equal(("frame", null, 0L), (error.Contract, error.Field, error.Offset));
        Assert.Equal("a JSON object or a binary frame, which begins with the byte C1", error.Expected);
        Assert.Throws<MessageFormatException>(() => MessageFrame.Read<Named>(bytes));
    }

    [Fact]
    public void Another_version_of_the_binary_wire_is_refused()
    {
        var frame = RoundTrip.Frame(Header, Message, Wire.Binary);
        frame[1] = 2;

        Assert.Equal("version 1 of the binary wire, not 2", Assert.Throws<MessageFormatException>(() => MessageFrame.ReadHeader(frame)).Expected);
        Assert.Equal("named.v2", Assert.Throws<MessageFormatException>(() => MessageFrame.Read<Named>(frame)).Contract);
    }

    [Fact]
    public void Frames_follow_each_other_in_one_output()
    {
        var output = new ArrayBufferWriter<byte>();

        MessageFrame.Write(output, Wire.Binary, Header, Message);
        var first = output.WrittenCount;
        MessageFrame.Write(output, Wire.Binary, Header with { MessageType = "derived" }, new Derived(1, new string('x', 2_000)));

        Exact.Equal(Message, MessageFrame.Read<Named>(output.WrittenSpan[..first]));
        Exact.Equal(new Derived(1, new string('x', 2_000)), MessageFrame.Read<Derived>(output.WrittenSpan[first..]));
    }

    [Fact]
    public void What_the_output_held_before_does_not_show()
    {
        var used = new ArrayBufferWriter<byte>(1 << 12);
        used.GetSpan().Fill(0xff);

        MessageFrame.Write(used, Wire.Binary, Header, Message);

        Assert.Equal(RoundTrip.Frame(Header, Message, Wire.Binary), used.WrittenSpan.ToArray());
    }

    [Theory]
    [InlineData(Wire.Json)]
    [InlineData(Wire.Binary)]
    public void Writing_costs_no_memory_beyond_the_output(Wire wire)
    {
        var output = new ArrayBufferWriter<byte>(1 << 16);
        var values = new Values("text", default, DateTime.UnixEpoch, default, default, Colour.Green, Depth.Level, Giant.None, Access.Read, Mask.Top);
        var forest = new Forest(new(1, null, [new(2, null, [])]), new("x", 0.5, Colour.Green), new(1, 2.0m, new() { From = DateTime.UnixEpoch }), null, null);
        var header = Header with { Routes = ["a", "b"], Sender = "i" };
        Write();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            Write();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Write()
        {
            output.ResetWrittenCount();
            MessageFrame.Write(output, wire, header, values);
            MessageFrame.Write(output, wire, header, forest);
        }
    }
}
