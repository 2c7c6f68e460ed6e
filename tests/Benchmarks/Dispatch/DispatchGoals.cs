using Benchmarks.Goals;

namespace Benchmarks.Dispatch;

/// <summary>The goals of the dispatch, which the README of this project repeats.</summary>
internal static class DispatchGoals
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<FigureGoal> All { get; } =
    [
        FigureGoal.Most("one handler / a call through its interface", "dispatch.1/direct", 1.5),
        FigureGoal.Most("  bytes allocated", "alloc.dispatch.1/ours", 0),
        FigureGoal.Most("three handlers / a loop over three calls", "dispatch.3/direct", 2),
        FigureGoal.Most("  bytes allocated", "alloc.dispatch.3/ours", 0),
    ];
}
