using System.ComponentModel.DataAnnotations;
using AgentContracts;
using TradingDesk.Contracts.Channels;

namespace TradingDesk.Contracts.Messages;

/// <summary>The market is about to behave differently. Risk management hears of it when there is little time left.</summary>
/// <param name="CurrentRegime">How it behaves.</param>
/// <param name="PredictedRegime">How it will behave.</param>
/// <param name="Confidence">How sure market conditions is, from 0 to 1.</param>
/// <param name="TimeToChange">When, in seconds from now.</param>
/// <param name="PreparationActions">What to do before.</param>
[Tier(Tier.Strategic), RoutesTo<StrategicSignals>, RoutesTo<RiskManagementAlerts>(When = nameof(IsImminent))]
public sealed partial record RegimeChangeWarning(
    MarketRegime CurrentRegime,
    MarketRegime PredictedRegime,
    [Range(0.0, 1.0)] double Confidence,
    [Range(0, int.MaxValue)] int TimeToChange,
    IReadOnlyList<ProtectiveAction> PreparationActions)
{
    /// <summary>Whether limits should change at once.</summary>
    public bool IsImminent => TimeToChange <= 900;
}
