using System.ComponentModel.DataAnnotations;
using AgentContracts;
using TradingDesk.Contracts.Channels;

namespace TradingDesk.Contracts.Messages;

/// <summary>The market does something that it should not.</summary>
/// <param name="AnomalyType">What, such as <c>correlation_break</c>.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="AffectedAssets">The assets that it is about.</param>
/// <param name="Confidence">How sure market conditions is, from 0 to 1.</param>
/// <param name="TimeToImpact">When it will be felt, in seconds from now.</param>
/// <param name="RecommendedActions">What to do about it.</param>
[Tier(Tier.Tactical), RoutesTo<MarketAnomalies, StrategyEngineAlerts, RiskManagementAlerts, ExecutionAlerts>]
public sealed partial record MarketAnomalyAlert(
    [Required, StringLength(50), Interned] string AnomalyType,
    Severity Severity,
    [MinLength(1)] IReadOnlyList<string> AffectedAssets,
    [Range(0.0, 1.0)] double Confidence,
    [Range(0, int.MaxValue)] int TimeToImpact,
    IReadOnlyList<ProtectiveAction> RecommendedActions);
