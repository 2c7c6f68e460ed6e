using Benchmarks.Goals;

namespace Benchmarks.Scale;

/// <summary>The goals of scale, which the README of this project repeats.</summary>
internal static class ScaleGoals
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<FigureGoal> All { get; } =
        [FigureGoal.Least("1,000 agents on 10,000 channels / 1 on 1: rate", $"scale.rate/{ScaleSeries.AgentsOnChannels}", 0.8)];
}
