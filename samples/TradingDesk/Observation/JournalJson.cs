using System.Text.Json;
using System.Text.Json.Serialization;
using AgentContracts;
using AgentContracts.Hub.Ledger;

namespace TradingDesk.Observation;

/// <summary>The journal's lines as JSON: names and words in snake_case, what does not apply left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(SnakeCase<Delivery>), typeof(SnakeCase<RouteStatus>), typeof(SnakeCase<Outcome>)])]
[JsonSerializable(typeof(JournalSend))]
[JsonSerializable(typeof(JournalOutcome))]
internal sealed partial class JournalJson : JsonSerializerContext
{
    private sealed class SnakeCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower) where T : struct, Enum;
}
