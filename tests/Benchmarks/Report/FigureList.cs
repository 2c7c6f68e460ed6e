using Benchmarks.Figures;
using Benchmarks.Goals;

namespace Benchmarks.Report;

/// <summary>Figures one below the other.</summary>
internal static class FigureList
{
    /// <summary>Prints each with its interval.</summary>
    public static void Print(string title, IEnumerable<Figure> figures, TextWriter output)
    {
        var table = new TextTable(title, "is", "95 % interval");
        foreach (var figure in figures)
        {
            table.Add(figure.Name, NumberText.Of(figure), Interval(figure));
        }

        output.WriteLine();
        table.Print(output);
    }

    /// <summary>Prints the goals that there are figures for.</summary>
    public static void PrintGoals(string title, IEnumerable<FigureGoal> goals, FigureSet figures, TextWriter output)
    {
        if (!goals.Any(goal => figures.Find(goal.Figure) is not null))
        {
            return;
        }

        var table = new TextTable(title, "aim", "is", "95 % interval", "");
        foreach (var goal in goals)
        {
            if (figures.Find(goal.Figure) is { } figure)
            {
                table.Add(
                    goal.Title,
                    $"{(goal.AtLeast ? "at least" : "at most")} {NumberText.Of(goal.Limit)}",
                    NumberText.Of(figure),
                    Interval(figure),
                    (goal.IsMetBy(figure) ? "PASS" : "MISSED") + (figure.IsResolved ? "" : ", unresolved"));
            }
        }

        output.WriteLine();
        table.Print(output);
    }

    private static string Interval(Figure figure) =>
        figure.Estimate is var (_, low, high) && low == high
            ? figure.IsResolved ? "counted" : "none"
            : $"{NumberText.Of(figure.Estimate.Low)} - {NumberText.Of(figure.Estimate.High)}";
}
