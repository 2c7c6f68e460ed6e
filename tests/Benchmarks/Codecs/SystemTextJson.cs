using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Benchmarks.Peers;

namespace Benchmarks.Codecs;

/// <summary>System.Text.Json with what its source generator makes, in its fastest way to write: the writer is reused and escapes no more than must be.</summary>
internal readonly struct SystemTextJson<T>() : ICodec<T>
{
    private readonly JsonTypeInfo<T> _type = (JsonTypeInfo<T>)PeerJson.Default.GetTypeInfo(typeof(T))!;

    // Given to the options, the encoder would switch the generated writing off.
    private readonly Utf8JsonWriter _writer = new(new ReusedBuffer(), new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });

    /// <inheritdoc/>
    public void Encode(ReusedBuffer output, in T message)
    {
        _writer.Reset(output);
        JsonSerializer.Serialize(_writer, message, _type);
    }

    /// <inheritdoc/>
    public T Decode(byte[] document) => JsonSerializer.Deserialize(document, _type)!;
}
