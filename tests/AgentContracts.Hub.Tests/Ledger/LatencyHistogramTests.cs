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

    [Fact]
    public void Without_values_there_is_no_mean() => Assert.Null(new LatencyHistogram().Mean);

    [Fact]
    public void The_mean_is_at_most_a_sixty_fourth_off() =>
        Gen.OneOf(Gen.Long[0, 40], Gen.Long[0, 10_000], Gen.Long[0, 1L << 45]).Array[1, 300].Sample(static values =>
        {
            var exact = values.Average();
            var mean = Filled(values).Mean!.Value.TotalMicroseconds;
            return Math.Abs(mean - exact) <= Math.Max(1, exact / 64);
        });

    [Fact]
    public void Several_are_one_with_all_their_values() =>
        Gen.Select(Gen.Long[0, 10_000].Array[0, 50], Gen.Long[0, 1L << 40].Array[0, 50]).Sample(static (left, right) =>
        {
            var one = LatencyHistogram.Of([Filled(left), Filled(right)]);
            var all = Filled([.. left, .. right]);
            return (one.Count, one.Mean, one.Percentile(0.99)) == (all.Count, all.Mean, all.Percentile(0.99));
        });

    [Fact]
    public void Messages_of_much_the_same_age_take_little_memory()
    {
        long[] ages = [100, 110, 120];
        Filled(ages);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Filled(ages);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 1024);
    }

    private static LatencyHistogram Filled(long[] values)
    {
        var histogram = new LatencyHistogram();
        foreach (var value in values)
        {
            histogram.Record(value);
        }

        return histogram;
    }
}
