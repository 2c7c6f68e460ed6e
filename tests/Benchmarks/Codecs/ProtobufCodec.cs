using Google.Protobuf;

namespace Benchmarks.Codecs;

/// <summary>Google.Protobuf with the classes that protoc makes.</summary>
internal readonly struct ProtobufCodec<T>() : ICodec<T> where T : class, IMessage<T>, new()
{
    private readonly MessageParser<T> _parser = new(static () => new T());

    /// <inheritdoc/>
    public void Encode(ReusedBuffer output, in T message) => message.WriteTo(output);

    /// <inheritdoc/>
    public T Decode(byte[] document) => _parser.ParseFrom(document);
}
