using MemoryPack;

namespace Benchmarks.Codecs;

/// <summary>MemoryPack with what its source generator makes.</summary>
internal readonly struct MemoryPackCodec<T> : ICodec<T>
{
    /// <inheritdoc/>
    public void Encode(ReusedBuffer output, in T message) => MemoryPackSerializer.Serialize(output, message);

    /// <inheritdoc/>
    public T Decode(byte[] document) => MemoryPackSerializer.Deserialize<T>(document)!;
}
