using Benchmarks.Figures;

namespace Benchmarks.Goals;

/// <summary>What one figure should be.</summary>
/// <param name="Title">What it is about, for people.</param>
/// <param name="Figure">Its name.</param>
/// <param name="Limit">What it should be at least where <paramref name="AtLeast"/> says so, otherwise at most.</param>
/// <param name="AtLeast">Whether more is better.</param>
internal sealed record FigureGoal(string Title, string Figure, double Limit, bool AtLeast)
{
    /// <summary>A goal for a figure of which more is better.</summary>
    public static FigureGoal Least(string title, string figure, double limit) => new(title, figure, limit, true);

    /// <summary>A goal for a figure of which less is better.</summary>
    public static FigureGoal Most(string title, string figure, double limit) => new(title, figure, limit, false);

    /// <summary>Whether a figure is what it should be.</summary>
    public bool IsMetBy(Figure figure) => AtLeast ? figure.Estimate.Value >= Limit : figure.Estimate.Value <= Limit;
}
