using Benchmarks.Measuring;

namespace Benchmarks.Tests.Measuring;

public sealed class FieldTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public void A_ratio_is_paired_so_that_a_machine_that_changes_its_speed_does_not_change_it()
    {
        // Twice as slow from one round to the next, for both.
        var ours = new SyntheticLane(_clock, static call => 100 * (1 << call)) { Operations = 10 };
        var other = new SyntheticLane(_clock, static call => 400 * (1 << call)) { Operations = 1000 };
        var comparison = new Comparison("encode", "other", ours, other);
        var field = new Field([ours, other], [comparison]);

        for (var round = 0; round < 9; round++)
        {
            field.RunRound(_clock);
        }

        Assert.Equal(Enumerable.Repeat(0.25, 9), comparison.Ratios());
        Assert.Equal(0.25, comparison.Estimate().Value);
    }

    [Fact]
    public void Each_lane_runs_once_a_round_and_is_charged_with_its_own_operations_alone()
    {
        var first = new SyntheticLane(_clock, static _ => 10) { Operations = 7 };
        var second = new SyntheticLane(_clock, static _ => 3) { Operations = 50 };
        var field = new Field([first, second], []);

        field.RunRound(_clock);
        field.RunRound(_clock);

        Assert.Equal([10, 10], first.Times);
        Assert.Equal([3, 3], second.Times);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(80)]
    [InlineData(2000)]
    public void A_round_is_filled_with_as_many_operations_as_take_that_long(double nanoseconds)
    {
        var lane = new SyntheticLane(_clock, _ => nanoseconds);

        new Field([lane], []).Calibrate(_clock, TimeSpan.FromMilliseconds(3));

        Assert.InRange(lane.Operations * nanoseconds, 2_990_000, 3_010_000);
    }

    [Fact]
    public void Even_the_slowest_lane_goes_through_all_messages()
    {
        var lane = new SyntheticLane(_clock, static _ => 1_000_000_000);

        new Field([lane], []).Calibrate(_clock, TimeSpan.FromMilliseconds(3));

        Assert.Equal(32, lane.Operations);
    }

    [Fact]
    public void Calibrating_ends_on_a_clock_that_stands_still()
    {
        var lane = new SyntheticLane(_clock, static _ => 0);

        new Field([lane], []).Calibrate(_clock, TimeSpan.FromMilliseconds(3));

        Assert.Equal(1 << 24, lane.Operations);
    }
}
