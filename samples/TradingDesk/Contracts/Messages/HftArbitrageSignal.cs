using System.ComponentModel.DataAnnotations;
using AgentContracts;
using TradingDesk.Contracts.Channels;

namespace TradingDesk.Contracts.Messages;

/// <summary>The same asset has two prices: buy on one venue, sell on the other.</summary>
/// <param name="Symbol">The asset.</param>
/// <param name="Exchange1">The cheap venue.</param>
/// <param name="Exchange2">The dear venue.</param>
/// <param name="PriceDiff">How much dearer, as a share of the cheap price.</param>
/// <param name="MaxLatencyMs">How long the trade may take, in milliseconds.</param>
/// <param name="ExpiresAtMs">When the signal is worth nothing, in Unix milliseconds; the tier's age may end it sooner.</param>
[Tier(Tier.UltraHft), RoutesTo<HftSignals, ExecutionAlerts>]
public readonly partial record struct HftArbitrageSignal(
    [Required, StringLength(20), Interned] string Symbol,
    [Required, StringLength(50), Interned] string Exchange1,
    [Required, StringLength(50), Interned] string Exchange2,
    [Range(0.0, 1.0)] double PriceDiff,
    [Range(1, 60_000)] int MaxLatencyMs,
    [Expires] long ExpiresAtMs);
