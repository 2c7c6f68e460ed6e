using AgentContracts;

namespace Benchmarks.Codecs;

/// <summary>Our frame on one of the wires: header and members, as they travel.</summary>
internal readonly struct OurFrame<T>(Wire wire, MessageHeader header) : ICodec<T> where T : IMessage<T>
{
    private readonly MessageHeader _header = header;

    /// <summary>A frame on <paramref name="wire"/> with the header of a message that is sent over pub/sub.</summary>
    public static OurFrame<T> On(Wire wire) => new(wire, new MessageHeader
    {
        MessageType = T.Info.Name,
        MessageId = new(0x0123456789abcdef, 0xfedcba9876543210),
        SourceAgent = "strategy_engine",
        Priority = Priority.High,
        Timestamp = 1_763_822_400_123_456,
        Expires = 1_763_822_401_123_456,
        Routes = ["hft_signals", "execution_alerts"],
        Sender = "strategy_engine-1",
        Sequence = 42,
        Fingerprint = T.Info.Fingerprint,
        FieldCount = T.Info.FieldCount,
    });

    /// <inheritdoc/>
    public void Encode(ReusedBuffer output, in T message) => Ours.EncodeFrame(output, wire, _header, message);

    /// <inheritdoc/>
    public T Decode(byte[] document) => Ours.DecodeFrame<T>(document, out _);
}
