using System.Text.Json;

namespace AgentContracts.Codecs;

/// <summary>A decimal number with its scale, as a JSON number.</summary>
public readonly struct DecimalCodec : ICodec<decimal>
{
    /// <inheritdoc/>
    public static void WriteJson(Utf8JsonWriter writer, decimal value) => writer.WriteNumberValue(value);

    /// <inheritdoc/>
    public static decimal ReadJson(ref JsonFieldReader reader) =>
        reader.Json.TokenType == JsonTokenType.Number && reader.Json.TryGetDecimal(out var value) ? value : throw reader.Expected("a decimal number");
}
