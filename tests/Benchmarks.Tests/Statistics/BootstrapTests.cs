using Benchmarks.Statistics;

namespace Benchmarks.Tests.Statistics;

public sealed class BootstrapTests
{
    [Fact]
    public void Values_without_noise_leave_no_doubt()
    {
        var estimate = Bootstrap.Median([0.25, 0.25, 0.25]);

        Assert.Equal(Estimate.Exactly(0.25), estimate);
        Assert.Equal(0, estimate.RelativeError);
    }

    [Fact]
    public void The_interval_holds_the_truth_in_about_95_of_100_experiments()
    {
        var held = Enumerable.Range(0, 200).Count(static seed =>
        {
            var (_, low, high) = Bootstrap.Median(Noise(0.15, 0.2, 41, seed));
            return low <= 0.15 && 0.15 <= high;
        });

        Assert.InRange(held, 180, 199);
    }

    [Fact]
    public void More_rounds_make_the_interval_narrower()
    {
        var few = Bootstrap.Median(Noise(1, 0.3, 31, 1));
        var many = Bootstrap.Median(Noise(1, 0.3, 31 * 16, 1));

        Assert.InRange(many.High - many.Low, 0, (few.High - few.Low) / 2);
    }

    [Fact]
    public void The_same_values_give_the_same_interval() =>
        Assert.Equal(Bootstrap.Median(Noise(1, 0.3, 31, 7)), Bootstrap.Median(Noise(1, 0.3, 31, 7)));

    [Fact]
    public void A_few_disturbed_rounds_do_not_move_it()
    {
        var values = Noise(0.5, 0.02, 61, 3);
        for (var i = 0; i < 6; i++)
        {
            values[i * 10] *= 50;
        }

        var (value, low, high) = Bootstrap.Median(values);

        Assert.InRange(value, 0.49, 0.51);
        Assert.InRange(low, 0.48, 0.5);
        Assert.InRange(high, 0.5, 0.52);
    }

    [Fact]
    public void Several_samples_make_one_estimate_of_their_medians()
    {
        double[][] samples = [Noise(0.1, 0.05, 41, 1), Noise(0.2, 0.05, 61, 2), Noise(0.4, 0.05, 31, 3)];

        var median = Bootstrap.Combine(samples, Median.Of);
        var mean = Bootstrap.Combine(samples, static medians => GeometricMean.Of(medians));

        Assert.InRange(median.Value, 0.195, 0.205);
        Assert.InRange(median.Low, 0.19, 0.2);
        Assert.InRange(mean.Value, 0.195, 0.205);
        Assert.True(mean.Low < mean.Value && mean.Value < mean.High);
    }

    [Fact]
    public void Values_keep_their_order()
    {
        double[] values = [3, 1, 2];
        Bootstrap.Combine([values], Median.Of);

        Assert.Equal([3, 1, 2], values);
    }

    [Fact]
    public void There_is_no_estimate_of_nothing()
    {
        Assert.Throws<ArgumentException>(static () => Bootstrap.Combine([], Median.Of));
        Assert.Throws<ArgumentException>(static () => Bootstrap.Median([]));
    }

    [Theory]
    [InlineData(1.0, 0.96, 1.02, 0.04)]
    [InlineData(0.1, 0.099, 0.11, 0.1)]
    public void An_error_is_the_greater_distance_relative_to_the_value(double value, double low, double high, double expected) =>
        Assert.Equal(expected, new Estimate(value, low, high).RelativeError, 9);

    private static double[] Noise(double middle, double spread, int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => middle * (1 + (spread * ((random.NextDouble() * 2) - 1))))];
    }
}
