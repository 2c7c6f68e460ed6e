using System.ComponentModel.DataAnnotations;
using AgentContracts;
using TradingDesk.Contracts.Channels;

namespace TradingDesk.Contracts.Messages;

/// <summary>One side of the market is short of orders. The strategy engine hears of the severe ones only.</summary>
/// <param name="Symbol">The asset.</param>
/// <param name="ImbalanceType">Which side is short.</param>
/// <param name="Magnitude">How short: bought less sold as a share of all that was traded, from 0 to 1.</param>
/// <param name="OrderFlowData">The trades that show it.</param>
[Tier(Tier.Tactical), RoutesTo<TacticalSignals>, RoutesTo<StrategyEngineAlerts>(When = nameof(IsSevere))]
public sealed partial record SupplyDemandImbalance(
    [Required, StringLength(20), Interned] string Symbol,
    ImbalanceType ImbalanceType,
    [Range(0.0, 1.0)] double Magnitude,
    OrderFlow OrderFlowData)
{
    /// <summary>Whether quotes should move at once.</summary>
    public bool IsSevere => Magnitude >= 0.65;
}
