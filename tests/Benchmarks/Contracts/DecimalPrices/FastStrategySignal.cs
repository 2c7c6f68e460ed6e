using System.ComponentModel.DataAnnotations;
using AgentContracts;

namespace Benchmarks.Contracts.DecimalPrices;

/// <summary>A trade that the strategy engine proposes, with decimal numbers.</summary>
[Tier(Tier.Fast), RoutesTo<Signals>, WireName("decimal_fast_strategy_signal")]
internal sealed partial record FastStrategySignal(
    StrategyType StrategyType,
    [Required, StringLength(50)] string StrategySubtype,
    [Required, StringLength(20)] string Symbol,
    Side Action,
    [Range(0.0, 1.0)] double Confidence,
    [Range(0.0, 1e12)] decimal EntryPrice,
    [Range(0.0, 1e12)] decimal StopLoss,
    [Range(0.0, 1e12)] decimal TakeProfit);
