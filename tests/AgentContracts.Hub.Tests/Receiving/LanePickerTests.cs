using AgentContracts.Hub.Receiving;

namespace AgentContracts.Hub.Tests.Receiving;

public sealed class LanePickerTests
{
    [Fact]
    public void Where_nothing_waits_nothing_is_chosen() => Assert.Equal(-1, new LanePicker().Pick([0, 0, 0, 0]));

    [Fact]
    public void The_highest_priority_that_waits_is_chosen()
    {
        Assert.Equal(3, new LanePicker().Pick([1, 1, 1, 1]));
        Assert.Equal(2, new LanePicker().Pick([1, 0, 1, 0]));
        Assert.Equal(0, new LanePicker().Pick([1, 0, 0, 0]));
    }

    [Fact]
    public void A_lane_that_was_passed_over_long_enough_is_served_once()
    {
        var picker = new LanePicker();

        var picks = Enumerable.Range(0, 2 * (LanePicker.Patience + 1)).Select(_ => picker.Pick([5, 0, 0, 5])).ToArray();

        Assert.Equal([LanePicker.Patience, (2 * LanePicker.Patience) + 1], picks.Index().Where(static pick => pick.Item == 0).Select(static pick => pick.Index));
    }

    [Fact]
    public void A_lane_that_was_empty_has_not_waited()
    {
        var picker = new LanePicker();
        for (var i = 0; i < LanePicker.Patience; i++)
        {
            picker.Pick([1, 0, 0, 1]);
        }

        picker.Pick([0, 0, 0, 1]);

        Assert.Equal(3, picker.Pick([1, 0, 0, 1]));
    }

    [Fact]
    public void Whatever_waits_no_lane_starves() => Gen.Int[0, 3].Array[4].Array[1, 400].Sample(static rounds =>
    {
        var picker = new LanePicker();
        var passedOver = new int[4];
        foreach (var waiting in rounds)
        {
            var chosen = picker.Pick(waiting);
            Assert.Equal(waiting.All(static count => count == 0), chosen == -1);
            Assert.True(chosen == -1 || waiting[chosen] > 0);
            for (var lane = 0; lane < 4; lane++)
            {
                passedOver[lane] = waiting[lane] == 0 || lane == chosen ? 0 : passedOver[lane] + 1;

                // Each of the three other lanes may come between once more.
                Assert.InRange(passedOver[lane], 0, LanePicker.Patience + 3);
            }
        }
    });
}
