using System.ComponentModel.DataAnnotations;
using AgentContracts;

namespace Benchmarks.Contracts.DecimalPrices;

/// <summary>One side of the market is short of orders, with decimal numbers.</summary>
[Tier(Tier.Tactical), RoutesTo<Signals>, WireName("decimal_supply_demand_imbalance")]
internal sealed partial record SupplyDemandImbalance(
    [Required, StringLength(20)] string Symbol,
    ImbalanceType ImbalanceType,
    [Range(0.0, 1.0)] double Magnitude,
    IReadOnlyDictionary<string, decimal> OrderFlowData);
