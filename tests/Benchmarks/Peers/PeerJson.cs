using System.Text.Json.Serialization;

namespace Benchmarks.Peers;

/// <summary>What System.Text.Json's source generator makes for the twins.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(DoublePrices.HftArbitrageSignal), TypeInfoPropertyName = "DoubleHftArbitrageSignal")]
[JsonSerializable(typeof(DoublePrices.HftMarketMakingSignal), TypeInfoPropertyName = "DoubleHftMarketMakingSignal")]
[JsonSerializable(typeof(DoublePrices.FastStrategySignal), TypeInfoPropertyName = "DoubleFastStrategySignal")]
[JsonSerializable(typeof(DoublePrices.MarketAnomalyAlert), TypeInfoPropertyName = "DoubleMarketAnomalyAlert")]
[JsonSerializable(typeof(DoublePrices.SupplyDemandImbalance), TypeInfoPropertyName = "DoubleSupplyDemandImbalance")]
[JsonSerializable(typeof(DecimalPrices.HftArbitrageSignal), TypeInfoPropertyName = "DecimalHftArbitrageSignal")]
[JsonSerializable(typeof(DecimalPrices.HftMarketMakingSignal), TypeInfoPropertyName = "DecimalHftMarketMakingSignal")]
[JsonSerializable(typeof(DecimalPrices.FastStrategySignal), TypeInfoPropertyName = "DecimalFastStrategySignal")]
[JsonSerializable(typeof(DecimalPrices.MarketAnomalyAlert), TypeInfoPropertyName = "DecimalMarketAnomalyAlert")]
[JsonSerializable(typeof(DecimalPrices.SupplyDemandImbalance), TypeInfoPropertyName = "DecimalSupplyDemandImbalance")]
internal sealed partial class PeerJson : JsonSerializerContext;
