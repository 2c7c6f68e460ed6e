using System.Text.Json;
using System.Text.Json.Serialization;

namespace TradingDesk.Report;

/// <summary>The summary as JSON; the types below <see cref="Figures"/> are those that agents put into it.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(Summary))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(decimal))]
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(string))]
internal sealed partial class SummaryJson : JsonSerializerContext;
