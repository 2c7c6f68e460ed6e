using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace AgentContracts.Codecs;

/// <summary>What can be said of the text of a JSON value whose shape no contract knows.</summary>
internal readonly ref struct OpenJson
{
    /// <summary>How deep a member may nest: a frame has as many levels as a reader goes into, and is one itself.</summary>
    public const int MaxDepth = BinaryFormat.MaxDepth - 1;

    // What a document was parsed from may hold what its reader was told to allow.
    private static readonly JsonReaderOptions Anything = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Allow, MaxDepth = int.MaxValue };

    private OpenJson(int compactLength, bool isWellFormed, int depth)
    {
        CompactLength = compactLength;
        IsWellFormed = isWellFormed;
        Depth = depth;
    }

    /// <summary>How many bytes it has with nothing between its tokens but what must be there.</summary>
    public int CompactLength { get; }

    /// <summary>Whether its texts and names are of whole characters.</summary>
    public bool IsWellFormed { get; }

    /// <summary>How many arrays and objects stand in each other; 0 for anything else.</summary>
    public int Depth { get; }

    /// <summary>The text of a value; <see langword="false"/> where there is none: it is undefined, or its document has been disposed of.</summary>
    public static bool TryGetText(JsonElement value, out ReadOnlySpan<byte> json)
    {
        try
        {
            json = value.ValueKind == JsonValueKind.Undefined ? default : JsonMarshal.GetRawUtf8Value(value);
        }
        catch (ObjectDisposedException)
        {
            // Nothing else tells that its document is gone.
            json = default;
        }

        return !json.IsEmpty;
    }

    /// <summary>Goes through a value once.</summary>
    /// <param name="json">The value, which a reader of the framework has accepted.</param>
    /// <exception cref="JsonException">None has.</exception>
    public static OpenJson Of(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, Anything);
        var (length, isWellFormed, depth, before) = (0, true, 0, JsonTokenType.None);
        while (reader.Read())
        {
            length += (NeedsComma(before, reader.TokenType) ? 1 : 0) + TokenOf(ref reader, json).Length + (reader.TokenType == JsonTokenType.PropertyName ? 1 : 0);
            before = reader.TokenType == JsonTokenType.Comment ? before : reader.TokenType;
            depth = Math.Max(depth, reader.CurrentDepth + (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject ? 1 : 0));
            if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String)
            {
                isWellFormed &= Utf8.IsValid(reader.ValueSpan) && (!reader.ValueIsEscaped || JsonEscapes.AreWhole(reader.ValueSpan));
            }
        }

        return new OpenJson(length, isWellFormed, depth);
    }

    /// <summary>Copies the tokens of a value with nothing between them but what must be there.</summary>
    /// <param name="json">The value.</param>
    /// <param name="destination">As many bytes as its <see cref="CompactLength"/>.</param>
    public static void CopyCompact(ReadOnlySpan<byte> json, scoped Span<byte> destination)
    {
        if (json.Length == destination.Length)
        {
            json.CopyTo(destination);
            return;
        }

        var reader = new Utf8JsonReader(json, Anything);
        var (at, before) = (0, JsonTokenType.None);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.Comment)
            {
                continue;
            }

            if (NeedsComma(before, reader.TokenType))
            {
                destination[at++] = (byte)',';
            }

            var token = TokenOf(ref reader, json);
            token.CopyTo(destination[at..]);
            at += token.Length;
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                destination[at++] = (byte)':';
            }

            before = reader.TokenType;
        }
    }

    // A name without the colon, which white space may stand before; a comment is nothing.
    private static ReadOnlySpan<byte> TokenOf(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        const int Quotes = 2;
        var start = (int)reader.TokenStartIndex;
        return reader.TokenType switch
        {
            JsonTokenType.Comment => default,
            JsonTokenType.PropertyName => json.Slice(start, reader.ValueSpan.Length + Quotes),
            _ => json[start..(int)reader.BytesConsumed],
        };
    }

    private static bool NeedsComma(JsonTokenType before, JsonTokenType next) =>
        next is not (JsonTokenType.EndArray or JsonTokenType.EndObject or JsonTokenType.Comment)
        && before is not (JsonTokenType.None or JsonTokenType.StartArray or JsonTokenType.StartObject or JsonTokenType.PropertyName);
}
