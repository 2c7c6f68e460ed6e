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
            var table = new TextTable($"Goals, {group.Title}", "at most", "is", "95 % interval", "");
            foreach (var goal in GoalCatalog.All)
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
}
