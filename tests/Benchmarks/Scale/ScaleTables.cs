using Benchmarks.Figures;
using Benchmarks.Report;

namespace Benchmarks.Scale;

/// <summary>What was measured, for people.</summary>
internal static class ScaleTables
{
    private const double BytesPerMegabyte = 1e6;

    /// <summary>Prints each series with its slopes.</summary>
    public static void Print(IReadOnlyList<ScaleLane> lanes, FigureSet figures, TextWriter output)
    {
        foreach (var series in lanes.GroupBy(static lane => lane.Point.Series))
        {
            var table = new TextTable(series.Key, "messages/s of one processor", "p50 µs", "heap MB", "system");
            foreach (var lane in series)
            {
                var memory = figures[$"scale.memory/{lane.Point.Name}"].Estimate.Value / BytesPerMegabyte;
                table.Add(
                    FormattableString.Invariant($"{lane.Point.Number:N0}"), Of($"scale.rate/{lane.Point.Name}"), Of($"scale.p50/{lane.Point.Name}"), NumberText.Of(memory), $"{lane.Point.Shape}");
            }

            table.Add("slope", Of($"scale.slope.rate/{series.Key}"), Of($"scale.slope.p50/{series.Key}"), Of($"scale.slope.memory/{series.Key}"), "");
            output.WriteLine();
            table.Print(output);
        }

        string Of(string name) => NumberText.Of(figures.Find(name));
    }
}
