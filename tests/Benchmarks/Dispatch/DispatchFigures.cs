using Benchmarks.Figures;
using Benchmarks.Measuring;
using Benchmarks.Statistics;
using Benchmarks.Suites;

namespace Benchmarks.Dispatch;

/// <summary>Makes figures of what was measured.</summary>
internal static class DispatchFigures
{
    /// <summary>The names of the figures of a comparison.</summary>
    public static IEnumerable<string> NamesOf(Comparison comparison) =>
        [RatioOf(comparison), Allocated(comparison.Operation, comparison.Peer), Allocated(comparison.Operation, Peer.None)];

    /// <summary>The names of the figures of a cost.</summary>
    public static IEnumerable<string> NamesOf(DispatchCost cost) => cost.Without is null ? [cost.Name, Allocated(cost.Step, Peer.None)] : [cost.Name];

    /// <summary>The figures of fields that have been measured.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="rule">Says what is precise enough.</param>
    public static FigureSet Build(IEnumerable<DispatchField> fields, StopRule rule)
    {
        var figures = new FigureSet();
        foreach (var field in fields)
        {
            foreach (var comparison in field.Field.Comparisons)
            {
                Add(RatioOf(comparison), comparison.Ratios());
            }

            foreach (var cost in field.Costs)
            {
                Add(cost.Name, cost.Nanoseconds());
            }

            foreach (var (operation, lane) in field.Ours)
            {
                AddExact(Allocated(operation, Peer.None), lane.Allocated);
            }

            // Nothing is a multiple of nothing: where a peer allocates no byte, only our own bytes say something.
            foreach (var comparison in field.Field.Comparisons.Where(static comparison => comparison.Other.Allocated > 0))
            {
                AddExact(Allocated(comparison.Operation, comparison.Peer), comparison.Ours.Allocated / comparison.Other.Allocated);
            }
        }

        return figures;

        void Add(string name, double[] values)
        {
            var estimate = Bootstrap.Median(values);
            figures.Add(new Figure(name, estimate, rule.IsResolved(estimate, values.Length)));
        }

        void AddExact(string name, double value) => figures.Add(new Figure(name, Estimate.Exactly(value), true));
    }

    private static string RatioOf(Comparison comparison) => FigureName.Series(comparison.Operation, comparison.Peer);

    private static string Allocated(string operation, string peer) => FigureName.Allocated + FigureName.Series(operation, peer);
}
