using System.Text.Json;

namespace AgentContracts.Codecs;

/// <summary>A truth value.</summary>
public readonly struct BooleanCodec : ICodec<bool>
{
    /// <inheritdoc/>
    public static void WriteJson(Utf8JsonWriter writer, bool value) => writer.WriteBooleanValue(value);

    /// <inheritdoc/>
    public static bool ReadJson(ref JsonFieldReader reader) => reader.Json.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw reader.Expected("true or false"),
    };
}
