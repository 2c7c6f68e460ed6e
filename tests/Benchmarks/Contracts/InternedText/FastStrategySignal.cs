using System.ComponentModel.DataAnnotations;
using AgentContracts;

namespace Benchmarks.Contracts.InternedText;

/// <summary>A trade that the strategy engine proposes, its strings interned.</summary>
[Tier(Tier.Fast), RoutesTo<Signals>, WireName("interned_fast_strategy_signal")]
internal sealed partial record FastStrategySignal(
    StrategyType StrategyType,
    [Required, StringLength(50), Interned] string StrategySubtype,
    [Required, StringLength(20), Interned] string Symbol,
    Side Action,
    [Range(0.0, 1.0)] double Confidence,
    [Range(0.0, 1e12)] double EntryPrice,
    [Range(0.0, 1e12)] double StopLoss,
    [Range(0.0, 1e12)] double TakeProfit);
