using System.ComponentModel.DataAnnotations;
using AgentContracts;

namespace Benchmarks.Contracts.DoublePrices;

/// <summary>A trade that the strategy engine proposes.</summary>
[Tier(Tier.Fast), RoutesTo<Signals>]
internal sealed partial record FastStrategySignal(
    StrategyType StrategyType,
    [Required, StringLength(50)] string StrategySubtype,
    [Required, StringLength(20)] string Symbol,
    Side Action,
    [Range(0.0, 1.0)] double Confidence,
    [Range(0.0, 1e12)] double EntryPrice,
    [Range(0.0, 1e12)] double StopLoss,
    [Range(0.0, 1e12)] double TakeProfit);
