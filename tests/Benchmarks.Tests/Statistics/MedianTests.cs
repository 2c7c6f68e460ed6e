using Benchmarks.Statistics;

namespace Benchmarks.Tests.Statistics;

public sealed class MedianTests
{
    [Theory]
    [InlineData(new[] { 5.0 }, 5.0)]
    [InlineData(new[] { 9.0, 1.0, 4.0 }, 4.0)]
    [InlineData(new[] { 9.0, 1.0, 4.0, 2.0 }, 3.0)]
    [InlineData(new[] { 1.0, 1.0, 1e9 }, 1.0)]
    public void It_is_the_value_in_the_middle_or_between_the_two_there(double[] values, double expected) =>
        Assert.Equal(expected, Median.Of(values));

    [Fact]
    public void Nothing_has_none() => Assert.Throws<ArgumentException>(static () => Median.Of([]));

    [Fact]
    public void Ratios_are_averaged_so_that_twice_and_half_cancel() => Assert.Equal(1, GeometricMean.Of([2, 0.5, 4, 0.25]), 12);

    [Fact]
    public void A_ratio_of_nothing_makes_nothing_of_the_mean() => Assert.Equal(0, GeometricMean.Of([0, 3]));
}
