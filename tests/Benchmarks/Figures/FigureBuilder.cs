using Benchmarks.Measuring;
using Benchmarks.Statistics;
using Benchmarks.Suites;

namespace Benchmarks.Figures;

/// <summary>Makes figures of what was measured: for each message, and for the five together.</summary>
/// <param name="rule">Says what is precise enough.</param>
internal sealed class FigureBuilder(StopRule rule)
{
    private readonly FigureSet _figures = new();

    /// <summary>The figures of suites that have been measured.</summary>
    public FigureSet Build(IEnumerable<Suite> suites)
    {
        foreach (var group in suites.GroupBy(static suite => suite.Group))
        {
            AddTimes(group.Key.Prefix, [.. group.SelectMany(static suite => suite.Fields.SelectMany(static field => field.Comparisons), static (suite, comparison) => (suite.Message, comparison))]);
            AddAllocations(group.Key.Prefix, [.. group]);
            AddSizes(group.Key.Prefix, [.. group]);
        }

        return _figures;
    }

    private void AddTimes(string prefix, List<(string Message, Comparison Comparison)> comparisons)
    {
        foreach (var series in comparisons.GroupBy(static item => FigureName.Series(item.Comparison.Operation, item.Comparison.Peer)))
        {
            List<double[]> samples = [];
            foreach (var (message, comparison) in series)
            {
                var ratios = comparison.Ratios();
                samples.Add(ratios);
                Add(prefix, series.Key, message, Bootstrap.Median(ratios), ratios.Length);
            }

            var rounds = samples.Min(static sample => sample.Length);
            Add(prefix, series.Key, FigureName.All, Bootstrap.Combine(samples, Median.Of), rounds);
            Add(prefix, series.Key, FigureName.GeometricMean, Bootstrap.Combine(samples, static medians => GeometricMean.Of(medians)), rounds);
        }
    }

    private void AddAllocations(string prefix, List<Suite> suites)
    {
        var comparisons = suites.SelectMany(static suite => suite.Fields.SelectMany(static field => field.Comparisons), static (suite, comparison) => (suite.Message, comparison)).ToList();
        foreach (var operation in comparisons.GroupBy(static item => FigureName.Allocated + item.comparison.Operation))
        {
            AddBytes(prefix, operation.Key, operation.Select(static item => (item.Message, item.comparison.Ours.Allocated)).Distinct());
            foreach (var peer in operation.GroupBy(static item => item.comparison.Peer))
            {
                AddRatios(prefix, operation.Key, peer.Key, [.. peer.Select(static item => (item.Message, item.comparison.Ours.Allocated, item.comparison.Other.Allocated))]);
            }
        }
    }

    private void AddSizes(string prefix, List<Suite> suites)
    {
        var sizes = suites.SelectMany(static suite => suite.Sizes, static (suite, size) => (suite.Message, size)).ToList();
        foreach (var operation in sizes.GroupBy(static item => item.size.Operation))
        {
            AddBytes(prefix, operation.Key, operation.Select(static item => (item.Message, item.size.Ours)).Distinct());
            foreach (var peer in operation.GroupBy(static item => item.size.Peer))
            {
                AddRatios(prefix, operation.Key, peer.Key, [.. peer.Select(static item => (item.Message, item.size.Ours, item.size.Other))]);
            }
        }
    }

    private void AddBytes(string prefix, string operation, IEnumerable<(string Message, double Bytes)> values)
    {
        var series = FigureName.Series(operation, Peer.None);
        var most = 0.0;
        foreach (var (message, bytes) in values)
        {
            AddExact(prefix, series, message, bytes);
            most = Math.Max(most, bytes);
        }

        AddExact(prefix, series, FigureName.All, most);
    }

    private void AddRatios(string prefix, string operation, string peer, List<(string Message, double Ours, double Other)> values)
    {
        // Nothing is a multiple of nothing: where a peer allocates no byte, only our own bytes say something.
        if (values.Exists(static value => value.Other == 0))
        {
            return;
        }

        var series = FigureName.Series(operation, peer);
        foreach (var (message, ours, other) in values)
        {
            AddExact(prefix, series, message, ours / other);
        }

        AddExact(prefix, series, FigureName.All, Median.Of(Ratios()));
        AddExact(prefix, series, FigureName.GeometricMean, GeometricMean.Of(Ratios()));

        double[] Ratios() => [.. values.Select(static value => value.Ours / value.Other)];
    }

    private void Add(string prefix, string series, string message, Estimate estimate, int rounds) =>
        _figures.Add(new(FigureName.Of(prefix, series, message), estimate, rule.IsResolved(estimate, rounds)));

    private void AddExact(string prefix, string series, string message, double value) =>
        _figures.Add(new(FigureName.Of(prefix, series, message), Estimate.Exactly(value), true));
}
