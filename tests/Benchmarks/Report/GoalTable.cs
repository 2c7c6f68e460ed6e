using Benchmarks.Figures;
using Benchmarks.Goals;
using Benchmarks.Suites;

namespace Benchmarks.Report;

/// <summary>The goals beside the figures.</summary>
internal static class GoalTable
{
    /// <summary>Prints one table for each kind of content.</summary>
    public static void Print(FigureSet figures, TextWriter output)
    {
        foreach (var group in SampleGroup.All)
        {
            Print($"Goals, {group.Title}", GoalCatalog.All, group, figures, output);
        }
    }

    /// <summary>Prints one table of the goals that there are figures for.</summary>
    public static void Print(string title, IReadOnlyList<Goal> goals, SampleGroup group, FigureSet figures, TextWriter output)
    {
        var table = new TextTable(title, "at most", "is", "95 % interval", "");
        foreach (var goal in goals)
        {
            if (GoalResult.Of(goal, group, figures) is { } result)
            {
                var (_, low, high) = result.Figure.Estimate;
                table.Add(
                    goal.Title,
                    NumberText.Of(result.Limit),
                    NumberText.Of(result.Figure),
                    low == high ? "counted" : $"{NumberText.Of(low)} - {NumberText.Of(high)}",
                    (result.IsMet ? "PASS" : "MISSED") + (result.Figure.IsResolved ? "" : ", unresolved"));
            }
        }

        output.WriteLine();
        table.Print(output);
    }
}
