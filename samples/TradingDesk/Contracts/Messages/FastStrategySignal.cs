using System.ComponentModel.DataAnnotations;
using AgentContracts;
using TradingDesk.Contracts.Channels;

namespace TradingDesk.Contracts.Messages;

/// <summary>A trade that the strategy engine proposes: execution prepares it and waits for what risk management answers.</summary>
/// <param name="StrategyType">The strategy, such as <c>trend_following</c>.</param>
/// <param name="StrategySubtype">Its variant, such as <c>momentum_rider</c>.</param>
/// <param name="Symbol">The asset.</param>
/// <param name="Action">Buy or sell.</param>
/// <param name="Confidence">How sure the strategy is, from 0 to 1.</param>
/// <param name="EntryPrice">The price to trade at.</param>
/// <param name="StopLoss">The price at which the loss is taken.</param>
/// <param name="TakeProfit">The price at which the profit is taken.</param>
[Tier(Tier.Fast), RoutesTo<FastSignals, ExecutionAlerts>]
public sealed partial record FastStrategySignal(
    StrategyType StrategyType,
    [Required, StringLength(50)] string StrategySubtype,
    [Required, StringLength(20), Interned] string Symbol,
    Side Action,
    [Range(0.0, 1.0)] double Confidence,
    [Range(0.0, 1e12), BetweenStops] decimal EntryPrice,
    [Range(0.0, 1e12)] decimal StopLoss,
    [Range(0.0, 1e12)] decimal TakeProfit);
