using Benchmarks.Figures;
using Benchmarks.Suites;

namespace Benchmarks.Goals;

/// <summary>A goal beside what was measured.</summary>
/// <param name="Goal">The goal.</param>
/// <param name="Limit">What it allows here.</param>
/// <param name="Figure">The figure that it is judged by.</param>
internal sealed record GoalResult(Goal Goal, double Limit, Figure Figure)
{
    /// <summary>Whether the goal is met.</summary>
    public bool IsMet => Figure.Estimate.Value <= Limit;

    /// <summary>Judges a goal, or gives <see langword="null"/> where it is about figures that this group does not have.</summary>
    public static GoalResult? Of(Goal goal, SampleGroup group, FigureSet figures)
    {
        var found = (goal.Messages is [] ? [FigureName.All] : goal.Messages)
            .Select(message => figures.Find(FigureName.Of(group.Prefix, goal.Series, message)))
            .OfType<Figure>()
            .MaxBy(static figure => figure.Estimate.Value);
        return found is null ? null : new(goal, goal.LimitFor(group), found);
    }
}
