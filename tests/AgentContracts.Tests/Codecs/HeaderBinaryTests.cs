using System.Buffers;
using System.Buffers.Binary;
using AgentContracts.Codecs;
using AgentContracts.Tests.Generation;
using CsCheck;

namespace AgentContracts.Tests.Codecs;

/// <summary>The header of a binary frame.</summary>
public sealed class HeaderBinaryTests
{
    private static readonly MessageHeader Small = new()
    {
        MessageType = "t", MessageId = new(0x0102030405060708, 0x090a0b0c0d0e0f10), SourceAgent = "é", Priority = Priority.Critical, Timestamp = 0x0122334455667788,
    };

    private static readonly MessageHeader Full = Small with
    {
        Expires = 17, Routes = ["x", "yz"], Sender = "i", Sequence = 3, Fingerprint = 0xabc, FieldCount = 4,
        Correlation = new(5, 6), Causation = new(7, 8), TraceParent = "00", FallbackFor = "", Resent = true,
    };

    [Fact]
    public void Every_field_comes_back_exactly() =>
        LegalHeader.Any.Sample(
            static any =>
            {
                var header = any with { FieldCount = any.FieldCount % (ushort.MaxValue + 1) };
                Exact.Equal(header, HeaderBinary.Read(Write(header)));
            },
            iter: 2_000);

    [Fact]
    public void The_first_message_of_a_conversation_needs_no_second_id()
    {
        var first = Small with { Correlation = Small.MessageId };

        Exact.Equal(first, HeaderBinary.Read(Write(first)));
        Assert.Equal(Write(Small).Length, Write(first).Length);
    }

    [Fact]
    public void A_header_has_its_fields_where_the_format_says()
    {
        Assert.Equal(
            "c1010000" + "46000000" + "8877665544332201" + "0102030405060708090a0b0c0d0e0f10" + "0000000000000000" + "ffffffffffffff7f"
            + "0000000000000000" + "0000" + "03" + "00" + "46000000" + "0474" + "06c3a9" + "00",
            Convert.ToHexStringLower(Write(Small)));
        Assert.Equal(
            "c1017d00" + "71000000" + "8877665544332201" + "0102030405060708090a0b0c0d0e0f10" + "0300000000000000" + "1100000000000000"
            + "bc0a000000000000" + "0400" + "03" + "00" + "71000000"
            + "00000000000000050000000000000006" + "00000000000000070000000000000008" + "0474" + "06c3a9" + "0469" + "04" + "0478" + "06797a" + "063030" + "02",
            Convert.ToHexStringLower(Write(Full)));
    }

    [Fact]
    public void Another_sequence_is_put_in_at_its_place()
    {
        var frame = Write(Full);

        HeaderBinary.WriteSequence(frame, long.MaxValue - 1);

        Exact.Equal(Full with { Sequence = long.MaxValue - 1 }, HeaderBinary.Read(frame));
    }

    [Fact]
    public void What_a_later_header_adds_is_passed_over()
    {
        var frame = Write(Full);
        byte[] grown = [.. frame, 1, 2, 3];
        grown[3] |= 0x80;
        BinaryPrimitives.WriteInt32LittleEndian(grown.AsSpan(4), grown.Length);
        BinaryPrimitives.WriteInt32LittleEndian(grown.AsSpan(60), grown.Length);

        Exact.Equal(Full, HeaderBinary.Read(grown));
    }

    [Theory]
    [InlineData(0, 0x7b, 0, "begins with the byte C1")]
    [InlineData(1, 2, 1, "version 1 of the binary wire, not 2")]
    [InlineData(4, 0, 4, "the length of the frame")]
    [InlineData(15, 0x80, 8, "from 1970 to 9999")]
    [InlineData(15, 0x04, 8, "from 1970 to 9999")]
    [InlineData(47, 0x80, 40, "from 1970 to 9999")]
    [InlineData(47, 0x04, 40, "from 1970 to 9999")]
    [InlineData(7, 0x80, 4, "the length of the frame")]
    [InlineData(58, 4, 58, "0, 1, 2 or 3")]
    [InlineData(60, 63, 60, "where the body begins")]
    [InlineData(60, 0xff, 60, "where the body begins")]
    [InlineData(63, 0x80, 60, "where the body begins")]
    [InlineData(96, 0xff, 96, "a text")]
    [InlineData(96, 0, 96, "a text")]
    [InlineData(99, 0xff, 98, "UTF-8")]
    [InlineData(103, 0x7f, 103, "a list")]
    [InlineData(104, 0, 104, "a text")]
    public void What_is_not_what_it_should_be_is_named(int at, byte value, int offset, string expected)
    {
        var frame = Write(Full);
        frame[at] = value;

        var error = Assert.Throws<MessageFormatException>(() => HeaderBinary.Read(frame));

        Assert.Equal(("frame", (long)offset), (error.Contract, error.Offset));
        Assert.Contains(expected, error.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void A_route_is_named_by_its_place()
    {
        var frame = Write(Small with { Routes = ["a", "b"] });
        frame[^2] = 0;

        Assert.Equal("_routes[1]", Assert.Throws<MessageFormatException>(() => HeaderBinary.Read(frame)).Field);
    }

    [Fact]
    public void More_routes_than_a_message_may_have_are_refused_before_there_is_memory_for_them()
    {
        const int Count = 1_000_000;
        var most = Small with { Routes = [.. Enumerable.Repeat("x", 32)] };
        var tooMany = Write(Small with { Routes = [.. Enumerable.Repeat("", Count)] });

        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<MessageFormatException>(() => HeaderBinary.Read(tooMany));
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Exact.Equal(most, HeaderBinary.Read(Write(most)));
        Assert.Equal(("_routes", "no more than 32 routes"), (error.Field, error.Expected));
        Assert.InRange(allocated, 0, 100_000);
    }

    [Fact]
    public void What_cannot_be_read_is_not_written()
    {
        Assert.Throws<ArgumentException>(static () => Write(Small with { MessageType = null! }));
        Assert.Throws<ArgumentException>(static () => Write(Small with { Routes = [null!] }));
        Assert.Throws<ArgumentException>(static () => Write(Small with { SourceAgent = "\ud800" }));
        Assert.Throws<ArgumentException>(static () => Write(Small with { Priority = (Priority)4 }));
        Assert.Throws<ArgumentException>(static () => Write(Small with { FieldCount = ushort.MaxValue + 1 }));
        Assert.Throws<ArgumentException>(static () => Write(Small with { FieldCount = -1 }));
    }

    private static byte[] Write(in MessageHeader header)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new BinaryFieldWriter(output);
        ref var end = ref HeaderBinary.Write(ref writer, header);
        HeaderBinary.Complete(ref writer, ref end);
        writer.Flush(ref end);
        return output.WrittenSpan.ToArray();
    }
}
