using System.ComponentModel.DataAnnotations;
using AgentContracts;

namespace Benchmarks.Contracts.DoublePrices;

/// <summary>One side of the market is short of orders.</summary>
[Tier(Tier.Tactical), RoutesTo<Signals>]
internal sealed partial record SupplyDemandImbalance(
    [Required, StringLength(20)] string Symbol,
    ImbalanceType ImbalanceType,
    [Range(0.0, 1.0)] double Magnitude,
    IReadOnlyDictionary<string, double> OrderFlowData);
