using Benchmarks.Measuring;

namespace Benchmarks.Tests.Measuring;

public sealed class AllocationsTests
{
    [Theory]
    [InlineData(1, 64.0)]
    [InlineData(4, 16.0)]
    public void The_bytes_of_one_operation_are_those_of_all_divided(int operationsPerArray, double expected)
    {
        var lane = new AllocatingLane(operationsPerArray);

        Allocations.Measure(lane, 320);

        Assert.Equal(expected, lane.Allocated);
    }

    [Fact]
    public void Work_that_allocates_nothing_counts_nothing()
    {
        var lane = new SyntheticLane(new ManualClock(), static _ => 1);

        Allocations.Measure(lane, 320);

        Assert.Equal(0, lane.Allocated);
    }
}
