using System.Text.Json.Serialization;

namespace Benchmarks.Hubs.Rigs;

/// <summary>The quote as it is written without this library.</summary>
internal sealed record HandWrittenQuote(string Symbol, double Bid, double Ask, double BidSize, double AskSize, long Number);

/// <summary>How it is serialized.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(HandWrittenQuote))]
internal sealed partial class HandWrittenJson : JsonSerializerContext;
