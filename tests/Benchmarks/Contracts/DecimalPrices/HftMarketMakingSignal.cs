using System.ComponentModel.DataAnnotations;
using AgentContracts;

namespace Benchmarks.Contracts.DecimalPrices;

/// <summary>The quotes that the desk wants to have in the market, with decimal numbers.</summary>
[Tier(Tier.UltraHft), RoutesTo<Signals>, WireName("decimal_hft_market_making_signal")]
internal readonly partial record struct HftMarketMakingSignal(
    [Required, StringLength(20)] string Symbol,
    [Range(0.0, 1e12)] decimal BidPrice,
    [Range(0.0, 1e12)] decimal AskPrice,
    [Range(0.0, 1e12)] decimal BidSize,
    [Range(0.0, 1e12)] decimal AskSize,
    [Range(0.0, 1.0)] double Spread,
    [Range(-1.0, 1.0)] double InventoryLevel);
