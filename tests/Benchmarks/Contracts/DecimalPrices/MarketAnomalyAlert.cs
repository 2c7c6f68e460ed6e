using System.ComponentModel.DataAnnotations;
using AgentContracts;

namespace Benchmarks.Contracts.DecimalPrices;

/// <summary>The market does something that it should not, with decimal numbers.</summary>
[Tier(Tier.Tactical), RoutesTo<Signals>, WireName("decimal_market_anomaly_alert")]
internal sealed partial record MarketAnomalyAlert(
    [Required, StringLength(50)] string AnomalyType,
    Severity Severity,
    [MinLength(1)] IReadOnlyList<string> AffectedAssets,
    [Range(0.0, 1.0)] decimal Confidence,
    [Range(0, int.MaxValue)] int TimeToImpact,
    IReadOnlyList<ProtectiveAction> RecommendedActions);
