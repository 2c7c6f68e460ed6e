using Benchmarks.Statistics;
using Benchmarks.Suites;

namespace Benchmarks.Report;

/// <summary>Nanoseconds per operation, which say more about the machine than about the codecs.</summary>
internal static class TimeTable
{
    /// <summary>Prints one table for each kind of content.</summary>
    public static void Print(IReadOnlyList<Suite> suites, TextWriter output)
    {
        foreach (var group in suites.GroupBy(static suite => suite.Group))
        {
            var table = new TextTable([$"ns, median, {group.Key.Title}", .. group.Select(static suite => suite.Message)]);
            var lanes = group.SelectMany(static suite => suite.Fields.SelectMany(static field => field.Lanes)).GroupBy(static lane => lane.Name);
            foreach (var lane in lanes)
            {
                table.Add([lane.Key, .. lane.Select(static lane => NumberText.Of(Median.Of(lane.Times.ToArray())))]);
            }

            output.WriteLine();
            table.Print(output);
        }
    }
}
