using System.ComponentModel.DataAnnotations;
using AgentContracts;

namespace Benchmarks.Contracts.InternedText;

/// <summary>The same asset has two prices, its strings interned.</summary>
[Tier(Tier.UltraHft), RoutesTo<Signals>, WireName("interned_hft_arbitrage_signal")]
internal readonly partial record struct HftArbitrageSignal(
    [Required, StringLength(20), Interned] string Symbol,
    [Required, StringLength(50), Interned] string Exchange1,
    [Required, StringLength(50), Interned] string Exchange2,
    [Range(0.0, 1.0)] double PriceDiff,
    [Range(1, 60_000)] int MaxLatencyMs,
    [Expires] long ExpiresAtMs);
