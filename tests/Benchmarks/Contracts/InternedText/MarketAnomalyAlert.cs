using System.ComponentModel.DataAnnotations;
using AgentContracts;

namespace Benchmarks.Contracts.InternedText;

/// <summary>The market does something that it should not, its strings interned.</summary>
[Tier(Tier.Tactical), RoutesTo<Signals>, WireName("interned_market_anomaly_alert")]
internal sealed partial record MarketAnomalyAlert(
    [Required, StringLength(50), Interned] string AnomalyType,
    Severity Severity,
    [MinLength(1)] IReadOnlyList<string> AffectedAssets,
    [Range(0.0, 1.0)] double Confidence,
    [Range(0, int.MaxValue)] int TimeToImpact,
    IReadOnlyList<ProtectiveAction> RecommendedActions);
