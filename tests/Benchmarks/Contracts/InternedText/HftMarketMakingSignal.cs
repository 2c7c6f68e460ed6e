using System.ComponentModel.DataAnnotations;
using AgentContracts;

namespace Benchmarks.Contracts.InternedText;

/// <summary>The quotes that the desk wants to have in the market, its strings interned.</summary>
[Tier(Tier.UltraHft), RoutesTo<Signals>, WireName("interned_hft_market_making_signal")]
internal readonly partial record struct HftMarketMakingSignal(
    [Required, StringLength(20), Interned] string Symbol,
    [Range(0.0, 1e12)] double BidPrice,
    [Range(0.0, 1e12)] double AskPrice,
    [Range(0.0, 1e12)] double BidSize,
    [Range(0.0, 1e12)] double AskSize,
    [Range(0.0, 1.0)] double Spread,
    [Range(-1.0, 1.0)] double InventoryLevel);
