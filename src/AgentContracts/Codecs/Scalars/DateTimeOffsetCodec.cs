using System.Text.Json;

namespace AgentContracts.Codecs;

/// <summary>A time with its offset in ISO 8601, to 100 ns.</summary>
public readonly struct DateTimeOffsetCodec : ICodec<DateTimeOffset>
{
    /// <inheritdoc/>
    public static void WriteJson(Utf8JsonWriter writer, DateTimeOffset value) => writer.WriteStringValue(value);

    /// <inheritdoc/>
    public static DateTimeOffset ReadJson(ref JsonFieldReader reader) =>
        reader.IsText && reader.Json.TryGetDateTimeOffset(out var value) ? value : throw reader.Expected("an ISO 8601 time");
}
