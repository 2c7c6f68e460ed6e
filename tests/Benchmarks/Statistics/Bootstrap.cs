namespace Benchmarks.Statistics;

/// <summary>Intervals from the values themselves: they are drawn from again and again, and 95 % of what comes out is the interval (percentile bootstrap).</summary>
internal static class Bootstrap
{
    private const int Resamples = 1000;
    private const int Seed = 20251122;
    private const double Tail = 0.025;

    /// <summary>The median of the values.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Estimate Median(ReadOnlySpan<double> values) => Combine([values.ToArray()], static medians => medians[0]);

    /// <summary>What <paramref name="aggregate"/> makes of the medians of several samples, each of which is drawn from by itself.</summary>
    /// <exception cref="ArgumentException">There is no sample, or no value in one.</exception>
    public static Estimate Combine(IReadOnlyList<double[]> samples, Aggregate aggregate)
    {
        if (samples.Count == 0)
        {
            throw new ArgumentException("There is no sample.", nameof(samples));
        }

        // Always the same draws: the same times give the same interval.
        var random = new Random(Seed);
        var medians = new double[samples.Count];
        var drawn = new double[samples.Max(static sample => sample.Length)];
        var results = new double[Resamples];
        for (var i = 0; i < Resamples; i++)
        {
            for (var j = 0; j < medians.Length; j++)
            {
                medians[j] = Statistics.Median.Of(Draw(random, samples[j], drawn));
            }

            results[i] = aggregate(medians);
        }

        Array.Sort(results);
        for (var j = 0; j < medians.Length; j++)
        {
            medians[j] = Statistics.Median.Of(samples[j].ToArray());
        }

        return new(aggregate(medians), results[(int)(Tail * Resamples)], results[(int)((1 - Tail) * Resamples) - 1]);
    }

    private static Span<double> Draw(Random random, double[] sample, double[] drawn)
    {
        for (var i = 0; i < sample.Length; i++)
        {
            drawn[i] = sample[random.Next(sample.Length)];
        }

        return drawn.AsSpan(0, sample.Length);
    }
}
