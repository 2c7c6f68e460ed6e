using System.ComponentModel.DataAnnotations;
using AgentContracts;

namespace Benchmarks.Contracts.DecimalPrices;

/// <summary>The same asset has two prices, with decimal numbers.</summary>
[Tier(Tier.UltraHft), RoutesTo<Signals>, WireName("decimal_hft_arbitrage_signal")]
internal readonly partial record struct HftArbitrageSignal(
    [Required, StringLength(20)] string Symbol,
    [Required, StringLength(50)] string Exchange1,
    [Required, StringLength(50)] string Exchange2,
    [Range(0.0, 1.0)] decimal PriceDiff,
    [Range(1, 60_000)] int MaxLatencyMs,
    [Expires] long ExpiresAtMs);
