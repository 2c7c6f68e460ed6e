using MessagePack;

namespace Benchmarks.Codecs;

/// <summary>MessagePack-CSharp with integer keys and its standard options.</summary>
internal readonly struct MessagePackCodec<T> : ICodec<T>
{
    /// <inheritdoc/>
    public void Encode(ReusedBuffer output, in T message) => MessagePackSerializer.Serialize(output, message);

    /// <inheritdoc/>
    public T Decode(byte[] document) => MessagePackSerializer.Deserialize<T>(document);
}
