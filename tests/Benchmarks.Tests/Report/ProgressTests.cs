using Benchmarks.Report;
using Microsoft.Extensions.Time.Testing;

namespace Benchmarks.Tests.Report;

public sealed class ProgressTests
{
    [Fact]
    public void Each_lane_is_told_and_after_a_round_about_how_long_it_takes()
    {
        var clock = new FakeTimeProvider();
        var output = new StringWriter();
        var progress = new Progress(rounds: 2, lanes: 2, clock, output);
        foreach (var lane in (string[])["raw", "pubsub", "pubsub", "raw"])
        {
            progress.Next(lane);
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(
            ["Round 1 of 2, raw (1 of 2)", "Round 1 of 2, pubsub (2 of 2)", "Round 2 of 2, pubsub (1 of 2), about 2 min left", "Round 2 of 2, raw (2 of 2), about 1 min left"],
            output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }
}
