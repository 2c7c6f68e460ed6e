using Benchmarks.Figures;
using Benchmarks.Hubs.Runs;
using Benchmarks.Report;
using Benchmarks.Statistics;

namespace Benchmarks.Hubs;

/// <summary>What was measured, for people.</summary>
internal static class HubTables
{
    /// <summary>Prints what every lane did, which says more about the machine than about the lane.</summary>
    public static void PrintLanes(IReadOnlyList<RigLane> lanes, TextWriter output)
    {
        var table = new TextTable(["median", .. lanes.Select(static lane => lane.Name)]);
        foreach (var figure in lanes[0].Rounds[0].Keys)
        {
            table.Add([$"{figure} {UnitOf(figure)}", .. lanes.Select(lane => NumberText.Of(Median.Of(lane.Values(figure))))]);
        }

        output.WriteLine();
        table.Print(output);
    }

    /// <summary>Prints the ratios.</summary>
    public static void PrintFigures(FigureSet figures, TextWriter output) => FigureList.Print("ours / theirs, median of the rounds", figures.All, output);

    /// <summary>Prints the goals that there are figures for.</summary>
    public static void PrintGoals(FigureSet figures, TextWriter output) => FigureList.PrintGoals("Goals, hub", HubGoals.All, figures, output);

    private static string UnitOf(string figure) => figure[..figure.IndexOf('@', StringComparison.Ordinal)] switch
    {
        "rate" => "1/s",
        "bytes" => "B",
        _ => "µs",
    };
}
