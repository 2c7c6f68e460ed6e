using System.Buffers.Binary;
using System.Text;
using AgentContracts.Codecs;
using AgentContracts.Tests.Contracts;
using AgentContracts.Tests.Generation;
using CsCheck;

namespace AgentContracts.Tests.Codecs;

/// <summary>Bytes that are no binary frame end in a <see cref="MessageFormatException"/>, soon and without much memory, whatever they are.</summary>
public sealed class MalformedBinaryTests
{
    // An exception with its text costs some kB at each part that it passes.
    private const int MemoryOfErrors = 64 * 1024;

    [Fact]
    public void Every_truncation_of_a_frame_is_refused()
    {
        var frame = AFrame();

        for (var length = 0; length < frame.Length; length++)
        {
            var error = Assert.Throws<MessageFormatException>(() => MessageBinary.ReadFrame<Forest>(frame.AsSpan(0, length)));
            Assert.Throws<MessageFormatException>(() => MessageFrame.ReadHeader(frame.AsSpan(0, length)));

            Assert.Equal("forest", error.Contract);
            Assert.InRange(error.Offset, 0, length);
        }
    }

    [Fact]
    public void Every_truncation_that_says_so_is_refused()
    {
        Truncated<Numbers>();
        Truncated<Values>();
        Truncated<Optionals>();
        Truncated<Forest>();
        Truncated<Collections>();
        Truncated<Nested>();
        Truncated<Wide>();
        Truncated<Rarities>();
        Truncated<Sets>();
        Truncated<Keyed>();
    }

    [Fact]
    public void Bytes_behind_the_last_field_are_refused()
    {
        var error = Assert.Throws<MessageFormatException>(static () => MessageBinary.ReadFrame<Forest>(WithLength([.. AFrame(), 0])));

        Assert.Equal((null, (long)AFrame().Length, "the end of the frame"), (error.Field, error.Offset, error.Expected));
    }

    [Fact]
    public void No_change_of_bytes_ends_in_any_other_exception_or_takes_much_memory()
    {
        Survives<Collections>();
        Survives<Forest>();
        Survives<Nested>();
        Survives<Values>();
        Survives<Optionals>();
        Survives<Defaults>();
        Survives<Rarities>();
        Survives<Sets>();
        Survives<Keyed>();
        Survives<OpenData>();
    }

    [Fact]
    public void No_bytes_at_all_end_in_any_other_exception_or_take_much_memory() =>
        Gen.Byte.Array[0, 200].Sample(
            static bytes =>
            {
                MustReadOrRefuse(bytes, static bytes => MessageFrame.Read<Collections>(bytes));
                MustReadOrRefuse(bytes, static bytes => MessageBinary.Read<Collections>("it", bytes));
                MustReadOrRefuse(bytes, static bytes => MessageBinary.Read<Forest>("it", bytes));
                MustReadOrRefuse(bytes, static bytes => MessageBinary.Read<Nested>("it", bytes));
            },
            iter: 3_000);

    [Theory]
    [InlineData("numbers", 0)]
    [InlineData("bytes", 1)]
    [InlineData("texts", 2)]
    [InlineData("legs", 3)]
    [InlineData("points", 4)]
    [InlineData("counts", 12)]
    public void More_elements_than_bytes_are_refused_before_they_have_a_place(string field, int before)
    {
        // 2^30 elements.
        byte[] body = [34, .. Enumerable.Repeat((byte)2, before), .. Varint.Of((1 << 30) + 1), .. new byte[20]];

        var (error, allocated) = Refused(body);

        Assert.Equal((field, 1L + before), (error.Field, error.Offset));
        Assert.InRange(allocated, 0, MemoryOfErrors);
    }

    [Fact]
    public void Elements_get_no_more_room_ahead_than_the_bytes_that_are_left()
    {
        // A million structs of some fifty bytes each, none of which is there.
        const int Bytes = 1 << 20;
        byte[] body = [34, 2, 2, 2, 2, .. Varint.Of((1 << 20) + 1), .. new byte[Bytes]];

        var (error, allocated) = Refused(body);

        Assert.Equal("points[0]", error.Field);
        Assert.InRange(allocated, 0, Bytes + MemoryOfErrors);
    }

    [Fact]
    public void A_part_that_holds_itself_is_refused_where_json_refuses_it()
    {
        for (var depth = 60; depth < 68; depth++)
        {
            var forest = AForest() with { Tree = Enumerable.Range(0, depth - 1).Aggregate(new Tree(0, null, []), static (tree, i) => new(i, tree, [])) };
            var json = Json.With(Json.Forest, "tree", string.Concat(Enumerable.Repeat("{\"value\":1,\"branches\":[],\"left\":", depth)) + "null" + new string('}', depth)).Text;
            var isReadable = IsReadable(() => MessageJson.Read<Forest>(Encoding.UTF8.GetBytes(json)));

            Assert.Equal(isReadable, IsWritable(() => MessageJson.Write(forest)));
            Assert.Equal(isReadable, IsWritable(() => MessageBinary.Write(forest)));
            Assert.Equal(isReadable, IsReadable(() => MessageBinary.Read<Forest>("forest", Chain(depth))));
        }
    }

    [Fact]
    public void What_is_nested_too_deeply_does_not_exhaust_the_stack() =>
        Assert.Contains("no deeper than 64 levels", Assert.Throws<MessageFormatException>(static () => MessageBinary.Read<Forest>("forest", Chain(20_000))).Expected, StringComparison.Ordinal);

    /// <summary>A forest of a tree of so many levels.</summary>
    private static byte[] Chain(int depth)
    {
        byte[] tree = [10, 6, 0, 0, 2];
        for (var i = 1; i < depth; i++)
        {
            byte[] inside = [6, 0, .. tree, 2];
            tree = [.. Varint.Of((ulong)inside.Length + 1), .. inside];
        }

        var rest = MessageBinary.Write(AForest())[6..];
        return [10, .. tree, .. rest];
    }

    private static (MessageFormatException Error, long Allocated) Refused(byte[] body)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<MessageFormatException>(() => MessageBinary.Read<Collections>("collections", body));
        return (error, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Truncated<T>() where T : IMessage<T> =>
        Legal.Of<T>().Sample(
            static message =>
            {
                var frame = RoundTrip.Frame(Header<T>(), message, Wire.Binary);
                var body = BinaryPrimitives.ReadInt32LittleEndian(frame.AsSpan(60));
                for (var length = body; length < frame.Length; length++)
                {
                    Assert.Throws<MessageFormatException>(() => MessageFrame.Read<T>(WithLength(frame[..length])));
                }
            },
            iter: 20);

    private static void Survives<T>() where T : IMessage<T> =>
        Gen.Select(Legal.Of<T>(), Gen.Select(Gen.Int[0, int.MaxValue], Gen.Byte).Array[1, 4], Gen.Bool).Sample(
            static (message, changes, inBody) =>
            {
                var frame = RoundTrip.Frame(Header<T>(), message, Wire.Binary);
                var start = inBody ? BinaryPrimitives.ReadInt32LittleEndian(frame.AsSpan(60)) : 0;
                foreach (var (at, value) in changes)
                {
                    frame[start + (at % (frame.Length - start))] = value;
                }

                MustReadOrRefuse(frame, static frame => MessageFrame.Read<T>(frame));
                MustReadOrRefuse(frame, static frame => MessageFrame.ReadHeader(frame));
            },
            iter: 3_000);

    private static void MustReadOrRefuse(byte[] bytes, Action<byte[]> read)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        IsReadable(() => read(bytes));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, (bytes.Length * BinaryFormat.MemoryPerByte) + MemoryOfErrors);
    }

    private static bool IsReadable(Action read)
    {
        try
        {
            read();
            return true;
        }
        catch (MessageFormatException)
        {
            return false;
        }
    }

    private static bool IsWritable(Action write)
    {
        try
        {
            write();
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static byte[] WithLength(byte[] frame)
    {
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(4), frame.Length);
        return frame;
    }

    private static MessageHeader Header<T>() where T : IMessage<T> => new()
    {
        MessageType = T.Info.Name, MessageId = new(1, 2), SourceAgent = "a", Priority = Priority.Low, Timestamp = 0, Routes = ["samples"],
        Fingerprint = T.Info.Fingerprint, FieldCount = T.Info.FieldCount,
    };

    private static byte[] AFrame() => RoundTrip.Frame(Header<Forest>(), AForest(), Wire.Binary);

    private static Forest AForest() =>
        new(new(1, null, []), new("x", 0.5, Colour.Green), new(1, 2.0m, new() { From = DateTime.UnixEpoch }), null, null);
}
