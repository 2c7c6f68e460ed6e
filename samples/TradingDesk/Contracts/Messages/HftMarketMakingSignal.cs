using System.ComponentModel.DataAnnotations;
using AgentContracts;
using TradingDesk.Contracts.Channels;

namespace TradingDesk.Contracts.Messages;

/// <summary>The quotes that the desk wants to have in the market, instead of the last ones.</summary>
/// <param name="Symbol">The asset.</param>
/// <param name="BidPrice">What the desk buys at.</param>
/// <param name="AskPrice">What the desk sells at.</param>
/// <param name="BidSize">How much it buys.</param>
/// <param name="AskSize">How much it sells.</param>
/// <param name="Spread">Ask less bid, as a share of the price in the middle.</param>
/// <param name="InventoryLevel">What the desk holds of the asset, as a share of what it may hold; negative where it owes.</param>
[Tier(Tier.UltraHft), RoutesTo<HftSignals, ExecutionAlerts>]
public readonly partial record struct HftMarketMakingSignal(
    [Required, StringLength(20), Interned] string Symbol,
    [Range(0.0, 1e12)] decimal BidPrice,
    [Range(0.0, 1e12)] decimal AskPrice,
    [Range(0.0, 1e12)] decimal BidSize,
    [Range(0.0, 1e12)] decimal AskSize,
    [Range(0.0, 1.0)] double Spread,
    [Range(-1.0, 1.0)] double InventoryLevel);
