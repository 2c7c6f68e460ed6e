using Benchmarks.Suites;

namespace Benchmarks.Goals;

/// <summary>What a figure should be at most.</summary>
/// <param name="Title">What it is about, for people.</param>
/// <param name="Series">Operation and peer of the figures.</param>
/// <param name="Limit">What the figure should be at most: a ratio, or bytes.</param>
internal sealed record Goal(string Title, string Series, double Limit)
{
    /// <summary>The messages it is about, of which each must keep it; the five together unless set.</summary>
    public IReadOnlyList<string> Messages { get; init; } = [];

    /// <summary>What the figure should be at most with a kind of content. Nothing stays nothing.</summary>
    public double LimitFor(SampleGroup group) => Limit * group.Allowance;
}
