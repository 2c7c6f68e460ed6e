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
        foreach (var content in suites.GroupBy(static suite => suite.Group))
        {
            List<(string Message, Comparison Comparison)> comparisons =
                [.. from suite in content from field in suite.Fields from comparison in field.Comparisons select (suite.Message, comparison)];
            AddTimes(content.Key.Prefix, comparisons);
            AddBytes(
                content.Key.Prefix,
                comparisons.Select(static item => new Bytes(
                    item.Message, FigureName.Allocated + item.Comparison.Operation, item.Comparison.Peer, item.Comparison.Ours.Allocated, item.Comparison.Other.Allocated)));
            AddBytes(
                content.Key.Prefix,
                from suite in content from size in suite.Sizes select new Bytes(suite.Message, size.Operation, size.Peer, size.Ours, size.Other));
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

    private void AddBytes(string prefix, IEnumerable<Bytes> bytes)
    {
        foreach (var operation in bytes.GroupBy(static item => item.Operation))
        {
            AddOurs(prefix, FigureName.Series(operation.Key, Peer.None), operation.Select(static item => (item.Message, item.Ours)).Distinct());
            foreach (var peer in operation.GroupBy(static item => item.Peer))
            {
                AddRatios(prefix, FigureName.Series(operation.Key, peer.Key), [.. peer]);
            }
        }
    }

    private void AddOurs(string prefix, string series, IEnumerable<(string Message, double Bytes)> values)
    {
        var most = 0.0;
        foreach (var (message, bytes) in values)
        {
            AddExact(prefix, series, message, bytes);
            most = Math.Max(most, bytes);
        }

        AddExact(prefix, series, FigureName.All, most);
    }

    private void AddRatios(string prefix, string series, List<Bytes> values)
    {
        // Nothing is a multiple of nothing: where a peer allocates no byte, only our own bytes say something.
        if (values.Exists(static value => value.Other == 0))
        {
            return;
        }

        foreach (var value in values)
        {
            AddExact(prefix, series, value.Message, value.Ours / value.Other);
        }

        AddExact(prefix, series, FigureName.All, Median.Of(Ratios()));
        AddExact(prefix, series, FigureName.GeometricMean, GeometricMean.Of(Ratios()));

        double[] Ratios() => [.. values.Select(static value => value.Ours / value.Other)];
    }

    private void Add(string prefix, string series, string message, Estimate estimate, int rounds) =>
        _figures.Add(new(FigureName.Of(prefix, series, message), estimate, rule.IsResolved(estimate, rounds)));

    private void AddExact(string prefix, string series, string message, double value) =>
        _figures.Add(new(FigureName.Of(prefix, series, message), Estimate.Exactly(value), true));

    /// <summary>Bytes of ours and of a peer.</summary>
    private sealed record Bytes(string Message, string Operation, string Peer, double Ours, double Other);
}
