using System.Buffers;
using System.Buffers.Binary;
using AgentContracts;
using Benchmarks.Hubs.Contracts;

namespace Benchmarks.Hubs.Rigs;

/// <summary>Frames as long as the hub's, made and read at the least cost: a copy with a number in its last bytes.</summary>
internal sealed class SameBytes
{
    private readonly byte[] _frame;

    private SameBytes(byte[] frame) => _frame = frame;

    /// <summary>Those of the pub/sub quote.</summary>
    public static SameBytes OfPubSub() => new(Encode(Wire.Binary, Quoter.Quote(1)));

    /// <summary>Those of the stream quote.</summary>
    public static SameBytes OfStream() => new(Encode(Wire.Json, Quoter.QuoteOnStream(1)));

    /// <summary>How long a frame is.</summary>
    public int Length => _frame.Length;

    /// <summary>A frame with a number.</summary>
    public byte[] With(long number)
    {
        var bytes = _frame.AsSpan().ToArray();
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(^sizeof(long)..), number);
        return bytes;
    }

    /// <summary>The number of a frame.</summary>
    public static long NumberOf(ReadOnlySpan<byte> frame) => BinaryPrimitives.ReadInt64LittleEndian(frame[^sizeof(long)..]);

    private static byte[] Encode<TMessage>(Wire wire, TMessage message) where TMessage : IMessage<TMessage>
    {
        // As the hub stamps it; what its values are changes the length by a few bytes at most.
        var id = MessageId.Next();
        var header = new MessageHeader
        {
            MessageType = TMessage.Info.Name,
            MessageId = id,
            SourceAgent = "quoter",
            Priority = TMessage.Info.Quality.Priority,
            Timestamp = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() * 1000,
            Expires = MessageInfo.NeverExpires,
            Routes = [.. TMessage.Info.Routes.Select(static channel => channel.Name)],
            Sender = "01234567",
            Sequence = 1,
            Fingerprint = TMessage.Info.Fingerprint,
            FieldCount = TMessage.Info.FieldCount,
            Correlation = id,
        };
        var output = new ArrayBufferWriter<byte>();
        MessageFrame.Write(output, wire, header, message);
        return output.WrittenSpan.ToArray();
    }
}
