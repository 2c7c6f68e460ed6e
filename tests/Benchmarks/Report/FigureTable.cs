using Benchmarks.Figures;
using Benchmarks.Suites;

namespace Benchmarks.Report;

/// <summary>Every figure, a message per column.</summary>
internal static class FigureTable
{
    /// <summary>Prints one table for each kind of content.</summary>
    public static void Print(FigureSet figures, IReadOnlyList<Suite> suites, TextWriter output)
    {
        foreach (var group in suites.GroupBy(static suite => suite.Group))
        {
            List<string> columns = [FigureName.All, FigureName.GeometricMean, .. group.Select(static suite => suite.Message)];
            var table = new TextTable([$"Figures, {group.Key.Title}", .. columns]);
            foreach (var series in SeriesOf(figures, group.Key.Prefix))
            {
                table.Add([series, .. columns.Select(column => NumberText.Of(figures.Find(FigureName.Of(group.Key.Prefix, series, column))))]);
            }

            output.WriteLine();
            table.Print(output);
        }
    }

    private static IEnumerable<string> SeriesOf(FigureSet figures, string prefix)
    {
        var end = FigureName.Of("", "", FigureName.All);
        return figures.All
            .Select(static figure => figure.Name)
            .Where(name => name.EndsWith(end, StringComparison.Ordinal) && name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(name => name[prefix.Length..^end.Length])
            .Where(static series => series.Count(static sign => sign == '/') == 1);
    }
}
