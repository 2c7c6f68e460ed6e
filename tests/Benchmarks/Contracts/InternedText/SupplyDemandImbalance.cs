using System.ComponentModel.DataAnnotations;
using AgentContracts;

namespace Benchmarks.Contracts.InternedText;

/// <summary>One side of the market is short of orders, its strings interned.</summary>
[Tier(Tier.Tactical), RoutesTo<Signals>, WireName("interned_supply_demand_imbalance")]
internal sealed partial record SupplyDemandImbalance(
    [Required, StringLength(20), Interned] string Symbol,
    ImbalanceType ImbalanceType,
    [Range(0.0, 1.0)] double Magnitude,
    IReadOnlyDictionary<string, double> OrderFlowData);
