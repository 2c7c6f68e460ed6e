using Nerdbank.MessagePack;
using PolyType;
using PolyType.Abstractions;

namespace Benchmarks.Codecs;

/// <summary>Nerdbank.MessagePack with integer keys and the shapes that PolyType's source generator makes.</summary>
internal readonly struct NerdbankCodec<T>() : ICodec<T> where T : IShapeable<T>
{
    private readonly MessagePackSerializer _serializer = new();
    private readonly ITypeShape<T> _shape = T.GetTypeShape();

    /// <inheritdoc/>
    public void Encode(ReusedBuffer output, in T message) => _serializer.Serialize(output, message, _shape);

    /// <inheritdoc/>
    public T Decode(byte[] document) => _serializer.Deserialize(document, _shape)!;
}
