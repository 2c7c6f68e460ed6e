using Benchmarks.Figures;
using Benchmarks.Hubs.Runs;
using Benchmarks.Statistics;

namespace Benchmarks.Hubs;

/// <summary>Makes figures of what the lanes did.</summary>
internal static class HubFigures
{
    /// <summary>What an interval may be wide, as a share of its figure to either side, for the figure to be resolved.</summary>
    public const double Precision = 0.05;

    private const double MicrosecondsPerSecond = 1e6;

    /// <summary>Compares the lanes that have run.</summary>
    public static FigureSet Build(IReadOnlyList<RigLane> lanes)
    {
        var byName = lanes.ToDictionary(static lane => lane.Name);
        var figures = new FigureSet();
        foreach (var comparison in HubComparison.All.Where(comparison => byName.ContainsKey(comparison.Ours) && comparison.Others.All(byName.ContainsKey)))
        {
            foreach (var figure in byName[comparison.Ours].Rounds[0].Keys)
            {
                Add(figures, $"{comparison.Name}.{figure}{comparison.Suffix}", comparison.Ratios(byName, figure));
            }
        }

        if (byName.GetValueOrDefault("in-process") is { } inProcess)
        {
            Add(figures, "inprocess.rate/ours", [.. inProcess.Values("cpu@unawaited").Select(static cpu => MicrosecondsPerSecond / cpu)]);
        }

        return figures;
    }

    private static void Add(FigureSet figures, string name, double[] rounds)
    {
        var estimate = Bootstrap.Median(rounds);
        figures.Add(new Figure(name, estimate, rounds.Length >= HubOptions.LeastRounds && estimate.RelativeError <= Precision));
    }
}
