using System.ComponentModel.DataAnnotations;
using AgentContracts;
using TradingDesk.Contracts.Channels;

namespace TradingDesk.Contracts.Messages;

/// <summary>What risk management answers to a <see cref="FastStrategySignal"/>; the correlation id says to which.</summary>
/// <param name="ValidationResult">Whether the trade may be made.</param>
/// <param name="RiskScore">How risky it is, from 0 to 1.</param>
/// <param name="PositionSizeAllowed">How much may be traded at most.</param>
/// <param name="Warnings">What made risk management uneasy.</param>
[Tier(Tier.Fast), RoutesTo<FastSignals, ExecutionAlerts>]
public sealed partial record FastRiskValidation(
    bool ValidationResult,
    [Range(0.0, 1.0)] double RiskScore,
    [Range(0.0, 1e12)] decimal PositionSizeAllowed,
    IReadOnlyList<RiskWarning> Warnings);
