using Benchmarks.Statistics;

namespace Benchmarks.Tests.Statistics;

public sealed class SlopeTests
{
    [Theory]
    [InlineData(0, 7, 7, 7)]
    [InlineData(1, 3, 30, 300)]
    [InlineData(-1, 500, 50, 5)]
    [InlineData(2, 1, 100, 10_000)]
    public void A_power_of_the_number_has_its_exponent_as_slope(double slope, double atOne, double atTen, double atHundred) =>
        Assert.Equal(slope, Slope.Of([1, 10, 100], [atOne, atTen, atHundred]), 12);

    [Fact]
    public void Of_what_lies_on_no_line_the_slope_is_that_of_the_least_squares()
    {
        // In logarithms to the base of ten: 0, 1, 0, 1 above 0, 1, 2, 3.
        Assert.Equal(0.2, Slope.Of([1, 10, 100, 1_000], [1, 10, 1, 10]), 12);
    }
}
