using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Benchmarks.Samples;

/// <summary>The same JSON as a program in another language might write it: other order, white space, and properties that nobody here knows.</summary>
/// <param name="seed">What the chance begins with.</param>
internal sealed class ForeignJson(int seed)
{
    private static readonly JsonWriterOptions Spaced = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Random _random = new(seed);

    /// <summary>A document with two unknown properties and every object's properties in any order.</summary>
    public byte[] From(byte[] document)
    {
        using var parsed = JsonDocument.Parse(document);
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output, Spaced))
        {
            List<Action<Utf8JsonWriter>> properties =
            [
                .. parsed.RootElement.EnumerateObject().Select(Known),
                static unknown => unknown.WriteString("model_version", "2025-11-22"),
                static unknown =>
                {
                    unknown.WriteStartObject("debug");
                    unknown.WriteNumber("elapsed_ms", 1.25);
                    unknown.WriteStartArray("tags");
                    unknown.WriteStringValue("a");
                    unknown.WriteStringValue("b");
                    unknown.WriteEndArray();
                    unknown.WriteEndObject();
                },
            ];
            WriteShuffled(writer, properties);
        }

        return output.WrittenSpan.ToArray();
    }

    private Action<Utf8JsonWriter> Known(JsonProperty property) => property.Value.ValueKind == JsonValueKind.Object
        ? writer =>
        {
            writer.WritePropertyName(property.Name);
            WriteShuffled(writer, [.. property.Value.EnumerateObject().Select(Known)]);
        }
        : writer =>
        {
            writer.WritePropertyName(property.Name);
            property.Value.WriteTo(writer);
        };

    private void WriteShuffled(Utf8JsonWriter writer, List<Action<Utf8JsonWriter>> properties)
    {
        writer.WriteStartObject();
        _random.Shuffle(CollectionsMarshal.AsSpan(properties));
        foreach (var write in properties)
        {
            write(writer);
        }

        writer.WriteEndObject();
    }
}
