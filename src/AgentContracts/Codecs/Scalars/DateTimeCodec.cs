using System.Text.Json;

namespace AgentContracts.Codecs;

/// <summary>A UTC time in ISO 8601, to 100 ns.</summary>
public readonly struct DateTimeCodec : ICodec<DateTime>
{
    /// <inheritdoc/>
    public static void WriteJson(Utf8JsonWriter writer, DateTime value) => writer.WriteStringValue(value);

    /// <inheritdoc/>
    public static DateTime ReadJson(ref JsonFieldReader reader) =>
        reader.IsText && reader.Json.TryGetDateTime(out var value) && value.Kind == DateTimeKind.Utc
            ? value
            : throw reader.Expected("an ISO 8601 time in UTC, ending in Z");
}
