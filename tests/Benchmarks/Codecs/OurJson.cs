using AgentContracts;

namespace Benchmarks.Codecs;

/// <summary>Our JSON, without the header.</summary>
internal readonly struct OurJson<T> : ICodec<T> where T : IMessage<T>
{
    /// <inheritdoc/>
    public void Encode(ReusedBuffer output, in T message) => Ours.EncodeJson(output, message);

    /// <inheritdoc/>
    public T Decode(byte[] document) => Ours.DecodeJson<T>(document);
}
