using System.Buffers.Text;
using System.Text.Json;

namespace AgentContracts.Codecs;

/// <summary>A decimal number with its scale, as a JSON number.</summary>
public readonly struct DecimalCodec : ICodec<decimal>
{
    private const int MaxLength = 31;

    /// <inheritdoc/>
    public static void WriteJson(Utf8JsonWriter writer, decimal value)
    {
        if (value == 0 && decimal.IsNegative(value))
        {
            WriteNegativeZero(writer, value);
            return;
        }

        writer.WriteNumberValue(value);
    }

    /// <inheritdoc/>
    public static decimal ReadJson(ref JsonFieldReader reader) =>
        reader.Json.TokenType == JsonTokenType.Number && reader.Json.TryGetDecimal(out var value) ? value : throw reader.Expected("a decimal number");

    // The framework forgets the sign of a zero.
    private static void WriteNegativeZero(Utf8JsonWriter writer, decimal value)
    {
        Span<byte> text = stackalloc byte[MaxLength];
        text[0] = (byte)'-';
        Utf8Formatter.TryFormat(value, text[1..], out var written);
        writer.WriteRawValue(text[..(written + 1)], skipInputValidation: true);
    }
}
