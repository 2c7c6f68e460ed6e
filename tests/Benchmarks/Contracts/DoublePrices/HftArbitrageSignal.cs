using System.ComponentModel.DataAnnotations;
using AgentContracts;

namespace Benchmarks.Contracts.DoublePrices;

/// <summary>The same asset has two prices.</summary>
[Tier(Tier.UltraHft), RoutesTo<Signals>]
internal readonly partial record struct HftArbitrageSignal(
    [Required, StringLength(20)] string Symbol,
    [Required, StringLength(50)] string Exchange1,
    [Required, StringLength(50)] string Exchange2,
    [Range(0.0, 1.0)] double PriceDiff,
    [Range(1, 60_000)] int MaxLatencyMs,
    [Expires] long ExpiresAtMs);
