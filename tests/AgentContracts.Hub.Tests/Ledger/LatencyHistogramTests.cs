using AgentContracts.Hub.Ledger;

namespace AgentContracts.Hub.Tests.Ledger;

public sealed class LatencyHistogramTests
{
    [Fact]
    public void Without_values_there_is_no_percentile()
    {
        Assert.Null(new LatencyHistogram().Percentile(0.5));
        Assert.Equal(0, new LatencyHistogram().Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void A_share_outside_its_range_is_refused(double share) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new LatencyHistogram().Percentile(share));

    [Fact]
    public void A_negative_value_counts_as_zero()
    {
        var histogram = new LatencyHistogram();
        histogram.Record(-5);

        Assert.Equal(TimeSpan.Zero, histogram.Percentile(1));
    }

    [Fact]
    public void The_largest_value_has_a_bucket()
    {
        var histogram = new LatencyHistogram();
        histogram.Record(long.MaxValue / 20);

        Assert.Equal(1, histogram.Count);
        Assert.True(histogram.Percentile(1) >= TimeSpan.FromMicroseconds(long.MaxValue / 20d * 0.999));
    }

    [Fact]
    public void A_percentile_is_never_below_the_exact_one_and_at_most_a_thirty_second_above() =>
        Gen.Select(Gen.OneOf(Gen.Long[0, 40], Gen.Long[0, 10_000], Gen.Long[0, 1L << 45]).Array[1, 300], Gen.Double[0.001, 1]).Sample(static (values, share) =>
        {
            var histogram = new LatencyHistogram();
            foreach (var value in values)
            {
                histogram.Record(value);
            }

            Array.Sort(values);
            var exact = values[(int)Math.Ceiling(share * values.Length) - 1];
            var got = histogram.Percentile(share)!.Value.TotalMicroseconds;

            Assert.InRange(got, exact, exact * (1 + (1 / 32d)));
            Assert.Equal(values.Length, histogram.Count);
        });
}
