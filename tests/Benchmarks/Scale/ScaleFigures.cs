using Benchmarks.Figures;
using Benchmarks.Hubs;
using Benchmarks.Statistics;

namespace Benchmarks.Scale;

/// <summary>Makes figures of what was measured.</summary>
internal static class ScaleFigures
{
    /// <summary>What is measured at each point, in the names of figures.</summary>
    public static IReadOnlyList<(string Name, Func<ScaleLane, double[]> Values)> Quantities { get; } =
        [("rate", static lane => lane.Rates), ("p50", static lane => lane.Latencies), ("memory", static lane => lane.Bytes)];

    /// <summary>The figures of lanes that have run.</summary>
    public static FigureSet Build(IReadOnlyList<ScaleLane> lanes)
    {
        var figures = new FigureSet();
        foreach (var series in lanes.GroupBy(static lane => lane.Point.Series))
        {
            foreach (var (name, values) in Quantities)
            {
                foreach (var lane in series)
                {
                    Add($"scale.{name}/{lane.Point.Name}", Bootstrap.Median(values(lane)), static estimate => estimate.RelativeError);
                }

                // A slope may be nothing, of which no error is a share.
                Add($"scale.slope.{name}/{series.Key}", Bootstrap.Median(Slopes([.. series], values)), static estimate => Math.Max(estimate.High - estimate.Value, estimate.Value - estimate.Low));
            }

            if (series.Key == ScaleSeries.AgentsOnChannels)
            {
                double[] ratios = [.. series.Last().Rates.Zip(series.First().Rates, static (many, one) => many / one)];
                Add($"scale.rate/{series.Key}", Bootstrap.Median(ratios), static estimate => estimate.RelativeError);
            }
        }

        return figures;

        void Add(string name, Estimate estimate, Func<Estimate, double> error) => figures.Add(new Figure(name, estimate, lanes[0].Rounds.Count > 1 && error(estimate) <= HubFigures.Precision));
    }

    private static double[] Slopes(ScaleLane[] lanes, Func<ScaleLane, double[]> values)
    {
        double[] numbers = [.. lanes.Select(static lane => (double)lane.Point.Number)];
        double[][] measured = [.. lanes.Select(values)];
        return [.. Enumerable.Range(0, lanes[0].Rounds.Count).Select(round => Slope.Of(numbers, [.. measured.Select(of => of[round])]))];
    }
}
