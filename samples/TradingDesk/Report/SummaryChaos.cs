using AgentContracts.Testing.Checking;
using TradingDesk.Chaos;

namespace TradingDesk.Report;

/// <summary>What the checker says of a run in which Redis was killed.</summary>
/// <param name="Killed">How often Redis was killed.</param>
/// <param name="Kept">Whether every promise that is judged was kept; <see langword="null"/> where the run was stopped, which is not judged, nor are the counts known then.</param>
/// <param name="Verdict">The same in words.</param>
/// <param name="Confirmed">How many messages were confirmed on streams.</param>
/// <param name="Lost">How many of them were lost.</param>
/// <param name="Stale">How many messages were handled too late.</param>
/// <param name="Unexplained">How many figures and outcomes nothing explains.</param>
/// <param name="Contradictions">All that contradicts the promises.</param>
public sealed record SummaryChaos(
    int Killed, bool? Kept, string Verdict, int? Confirmed, int? Lost, int? Stale, int? Unexplained, IReadOnlyList<string> Contradictions)
{
    /// <summary>The figures of a verdict.</summary>
    public static SummaryChaos? Of(ChaosVerdict? verdict) => verdict is null ? null : new(
        verdict.Killed,
        verdict.IsKept,
        verdict.Text,
        verdict.Found?.Confirmed,
        verdict.Found?.Count(ContradictionKind.Lost),
        verdict.Found?.Count(ContradictionKind.Stale),
        verdict.Found?.Count(ContradictionKind.Unexplained),
        [.. (verdict.Found?.Contradictions ?? []).Select(static contradiction => contradiction.ToString())]);
}
