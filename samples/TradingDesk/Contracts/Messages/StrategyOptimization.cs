using System.ComponentModel.DataAnnotations;
using AgentContracts;
using TradingDesk.Contracts.Channels;

namespace TradingDesk.Contracts.Messages;

/// <summary>A strategy's parameters have changed.</summary>
/// <param name="StrategyType">The strategy.</param>
/// <param name="OptimizationType">What was done, such as <c>parameter_adjustment</c>.</param>
/// <param name="ParameterAdjustments">The new values, such as <c>spread_multiplier</c>, by name.</param>
/// <param name="PerformanceImprovement">What the strategy engine hopes for, as a share of the result so far.</param>
[Tier(Tier.Strategic), RoutesTo<StrategicSignals>]
public sealed partial record StrategyOptimization(
    StrategyType StrategyType,
    [Required, StringLength(50), Interned] string OptimizationType,
    [MinLength(1)] IReadOnlyDictionary<string, double> ParameterAdjustments,
    [Range(-1.0, 1.0)] double PerformanceImprovement);
