using AgentContracts;

namespace Benchmarks.Codecs;

/// <summary>Our binary, without the header.</summary>
internal readonly struct OurBinary<T> : ICodec<T> where T : IMessage<T>
{
    /// <inheritdoc/>
    public void Encode(ReusedBuffer output, in T message) => Ours.EncodeBinary(output, message);

    /// <inheritdoc/>
    public T Decode(byte[] document) => Ours.DecodeBinary<T>(document);
}
