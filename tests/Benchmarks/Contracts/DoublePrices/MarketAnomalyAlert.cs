using System.ComponentModel.DataAnnotations;
using AgentContracts;

namespace Benchmarks.Contracts.DoublePrices;

/// <summary>The market does something that it should not.</summary>
[Tier(Tier.Tactical), RoutesTo<Signals>]
internal sealed partial record MarketAnomalyAlert(
    [Required, StringLength(50)] string AnomalyType,
    Severity Severity,
    [MinLength(1)] IReadOnlyList<string> AffectedAssets,
    [Range(0.0, 1.0)] double Confidence,
    [Range(0, int.MaxValue)] int TimeToImpact,
    IReadOnlyList<ProtectiveAction> RecommendedActions);
