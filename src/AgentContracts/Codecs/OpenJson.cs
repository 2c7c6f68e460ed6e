using System.Text.Json;
using System.Text.Unicode;

namespace AgentContracts.Codecs;

/// <summary>What can be said of the text of a JSON value whose shape no contract knows.</summary>
internal readonly ref struct OpenJson
{
    /// <summary>How deep a value may nest: a frame has as many levels as a reader goes into, and is one itself.</summary>
    public const int MaxDepth = BinaryFormat.MaxDepth - 1;

    // What a document was parsed from may hold what its reader was told to allow.
    private static readonly JsonReaderOptions Anything = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Allow, MaxDepth = int.MaxValue };

    private OpenJson(bool isCompact, bool isWellFormed, int depth)
    {
        IsCompact = isCompact;
        IsWellFormed = isWellFormed;
        Depth = depth;
    }

    /// <summary>Whether nothing stands between its tokens but what must.</summary>
    public bool IsCompact { get; }

    /// <summary>Whether its texts and names are of whole characters.</summary>
    public bool IsWellFormed { get; }

    /// <summary>How many arrays and objects stand in each other; 0 for anything else.</summary>
    public int Depth { get; }

    /// <summary>Goes through a value once.</summary>
    /// <param name="json">The value, which a reader of the framework has accepted.</param>
    /// <exception cref="JsonException">None has.</exception>
    public static OpenJson Of(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, Anything);
        var (isCompact, isWellFormed, depth, end) = (true, true, 0, 0);
        while (reader.Read())
        {
            var start = (int)reader.TokenStartIndex;
            isCompact &= HasOnlyComma(json[end..start], reader.TokenType);
            end = (int)reader.BytesConsumed;
            depth = Math.Max(depth, reader.CurrentDepth + (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject ? 1 : 0));
            if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String)
            {
                const int Quotes = 2;
                isWellFormed &= Utf8.IsValid(reader.ValueSpan) && (!reader.ValueIsEscaped || JsonEscapes.AreWhole(reader.ValueSpan));
                isCompact &= reader.TokenType == JsonTokenType.String || end - start == reader.ValueSpan.Length + Quotes + 1;
            }
        }

        return new OpenJson(isCompact && end == json.Length, isWellFormed, depth);
    }

    // The colon behind a name is part of the name's token, the comma before an element of none.
    private static bool HasOnlyComma(ReadOnlySpan<byte> between, JsonTokenType next) => next switch
    {
        JsonTokenType.Comment => false,
        JsonTokenType.EndArray or JsonTokenType.EndObject => between.IsEmpty,
        _ => between.IsEmpty || between is [(byte)','],
    };
}
