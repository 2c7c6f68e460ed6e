using System.ComponentModel.DataAnnotations;
using AgentContracts;
using TradingDesk.Contracts.Channels;

namespace TradingDesk.Contracts.Messages;

/// <summary>A pattern in what the other agents say.</summary>
/// <param name="AnalysisType">What was done, such as <c>pattern_recognition</c>.</param>
/// <param name="StrategyContext">The strategy that it matters to.</param>
/// <param name="Insights">What was found, by name.</param>
/// <param name="Confidence">How sure intelligence is, from 0 to 1.</param>
/// <param name="ValidityDuration">How long it holds, in seconds.</param>
[Tier(Tier.Tactical), RoutesTo<IntelligenceAlerts, TacticalSignals>]
public sealed partial record IntelligenceAnalysis(
    [Required, StringLength(50), Interned] string AnalysisType,
    StrategyType StrategyContext,
    IReadOnlyDictionary<string, double> Insights,
    [Range(0.0, 1.0)] double Confidence,
    [Range(1, int.MaxValue)] int ValidityDuration);
