using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AgentContracts.Codecs;

/// <summary>
/// Any JSON value, in binary as its text. What is read is the message's own: it stays when the frame is gone, and belongs to no document that could be
/// disposed of. What is written has no white space, whatever it was parsed from.
/// </summary>
public readonly struct JsonElementCodec : ICodec<JsonElement>
{
    private const string Expected = "JSON whose texts are of whole characters";

    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = int.MaxValue };

    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, JsonElement value) => writer.Raw(at, TextOf(value));

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out JsonElement value)
    {
        var start = reader.SkipSpace(at);
        var end = reader.ReadOpen(start, out var json);
        return TryRead(json, BinaryFormat.MaxDepth, out value) ? end : throw reader.Expected(start, Expected);
    }

    /// <inheritdoc/>
    public static ref byte WriteBinary(ref BinaryFieldWriter writer, ref byte to, JsonElement value) => ref BytesCodec.Write(ref writer, ref to, TextOf(value));

    /// <inheritdoc/>
    public static int ReadBinary(ref BinaryFieldReader reader, int at, out JsonElement value)
    {
        var start = reader.ReadLength(at, Expected, out var length);
        return length > 0 && TryRead(reader.Take(start, length, Expected), reader.LevelsLeft, out value)
            ? start + length
            : throw reader.Expected(at, $"{Expected}, {BinaryFormat.MaxDepth} levels deep with all that it stands in");
    }

    private static ReadOnlySpan<byte> TextOf(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            throw new ArgumentException("A JsonElement is undefined; one that holds nothing is JSON null.", nameof(value));
        }

        var json = JsonMarshal.GetRawUtf8Value(value);
        var look = OpenJson.Of(json);
        return !look.IsWellFormed ? throw new ArgumentException("A JsonElement holds half of a surrogate pair.", nameof(value))
            : look.IsCompact ? json
            : CompactText(value);
    }

    private static ReadOnlySpan<byte> CompactText(JsonElement value)
    {
        var output = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(output, Compact);
        value.WriteTo(writer);
        writer.Flush();
        return output.WrittenSpan;
    }

    private static bool TryRead(ReadOnlySpan<byte> json, int levels, out JsonElement value)
    {
        try
        {
            var look = OpenJson.Of(json);
            if (look.IsWellFormed && look.Depth <= levels)
            {
                value = JsonElement.Parse(json, new JsonDocumentOptions { MaxDepth = Math.Max(levels, 1) });
                return true;
            }
        }
        catch (JsonException)
        {
            // Nothing but the framework's reader tells what it takes.
        }

        value = default;
        return false;
    }
}
