using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace AgentContracts.Codecs;

/// <summary>
/// Any JSON value, in binary as its text. What is read is the message's own: it stays when the frame is gone, and belongs to no document that could be
/// disposed of. What is written has no white space, whatever it was parsed from.
/// </summary>
public readonly struct JsonElementCodec : ICodec<JsonElement>
{
    private const string Expected = "JSON whose texts are of whole characters";

    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, JsonElement value)
    {
        var json = TextOf(value, writer.LevelsLeft, out var length);
        return writer.WriteOpen(at, json, length);
    }

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out JsonElement value)
    {
        var start = reader.SkipSpace(at);
        var end = reader.ReadOpen(start, out var json);
        return TryRead(json, BinaryFormat.MaxDepth, out value) ? end : throw reader.Expected(start, Expected);
    }

    /// <inheritdoc/>
    public static ref byte WriteBinary(ref BinaryFieldWriter writer, ref byte to, JsonElement value)
    {
        var json = TextOf(value, writer.LevelsLeft, out var length);
        to = ref BytesCodec.Begin(ref writer, ref to, length);
        OpenJson.CopyCompact(json, MemoryMarshal.CreateSpan(ref to, length));
        return ref Unsafe.Add(ref to, (nint)length);
    }

    /// <inheritdoc/>
    public static int ReadBinary(ref BinaryFieldReader reader, int at, out JsonElement value)
    {
        var start = reader.ReadLength(at, Expected, out var length);
        return length > 0 && TryRead(reader.Take(start, length, Expected), reader.LevelsLeft, out value)
            ? start + length
            : throw reader.Expected(at, $"{Expected}, {BinaryFormat.MaxDepth} levels deep with all that it stands in");
    }

    private static ReadOnlySpan<byte> TextOf(JsonElement value, int levels, out int length)
    {
        if (!OpenJson.TryGetText(value, out var json))
        {
            throw new ArgumentException("A JsonElement is undefined, or its document has been disposed of; one that holds nothing is JSON null.", nameof(value));
        }

        var look = OpenJson.Of(json);
        length = look.CompactLength;
        return !look.IsWellFormed ? throw new ArgumentException("A JsonElement holds half of a surrogate pair.", nameof(value))
            : look.Depth > levels ? throw new ArgumentException($"A JsonElement is nested deeper than {BinaryFormat.MaxDepth} levels with all that it stands in.", nameof(value))
            : json;
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
