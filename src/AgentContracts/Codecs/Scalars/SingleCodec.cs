using System.Text.Json;

namespace AgentContracts.Codecs;

/// <summary>A finite single-precision number, as a JSON number.</summary>
public readonly struct SingleCodec : ICodec<float>
{
    /// <inheritdoc/>
    public static void WriteJson(Utf8JsonWriter writer, float value) => writer.WriteNumberValue(value);

    /// <inheritdoc/>
    public static float ReadJson(ref JsonFieldReader reader) =>
        reader.Json.TokenType == JsonTokenType.Number && reader.Json.TryGetSingle(out var value) && float.IsFinite(value) ? value : throw reader.Expected("a finite single-precision number");
}
