using Benchmarks.Scale;
using Benchmarks.Scale.Projects;

namespace Benchmarks.Tests.Scale;

public sealed class ScaleFiguresTests
{
    [Fact]
    public void A_series_has_a_figure_for_each_number_and_the_slope_between_them()
    {
        ScaleLane[] lanes = [Lane("channels", 1, [(2, 40, 100), (2, 40, 100), (4, 40, 100)]), Lane("channels", 100, [(2, 400, 10_000), (2, 400, 10_000), (40, 400, 10_000)])];

        var figures = ScaleFigures.Build(lanes);

        Assert.Equal(500_000, figures["scale.rate/channels/100"].Estimate.Value);
        Assert.Equal(400, figures["scale.p50/channels/100"].Estimate.Value);
        Assert.Equal(10_000, figures["scale.memory/channels/100"].Estimate.Value);
        Assert.Equal(0, figures["scale.slope.rate/channels"].Estimate.Value, 12);
        Assert.Equal(-0.5, figures["scale.slope.rate/channels"].Estimate.Low, 12);
        Assert.False(figures["scale.slope.rate/channels"].IsResolved);
        Assert.Equal(0.5, figures["scale.slope.p50/channels"].Estimate.Value, 12);
        Assert.Equal(1, figures["scale.slope.memory/channels"].Estimate.Value, 12);
        Assert.True(figures["scale.slope.memory/channels"].IsResolved);
    }

    [Fact]
    public void Many_agents_on_many_channels_are_a_share_of_one_on_one_in_the_same_round()
    {
        ScaleLane[] lanes = [Lane(ScaleSeries.AgentsOnChannels, 1, [(1, 1, 1), (3, 1, 1), (2, 1, 1)]), Lane(ScaleSeries.AgentsOnChannels, 1_000, [(2, 1, 1), (4, 1, 1), (2, 1, 1)])];

        var figures = ScaleFigures.Build(lanes);

        Assert.Equal(0.75, figures["scale.rate/agents-channels"].Estimate.Value);
        Assert.All(ScaleGoals.All, goal => Assert.NotNull(figures.Find(goal.Figure)));
    }

    [Fact]
    public void A_table_shows_each_system_and_the_slopes()
    {
        ScaleLane[] lanes = [Lane("agents", 1, [(2, 40, 1e6), (2, 40, 1e6)]), Lane("agents", 1_000, [(2, 40, 1e9), (2, 40, 1e9)])];
        var output = new StringWriter();

        ScaleTables.Print(lanes, ScaleFigures.Build(lanes), output);

        Assert.Matches("1,000 +500000 +40.0 +1000 +7 types, 7 channels, 7 agents", output.ToString());
        Assert.Matches("slope +0 +0 +1.00", output.ToString());
    }

    private static ScaleLane Lane(string series, int number, (double Cpu, double Latency, double Bytes)[] rounds)
    {
        var lane = new ScaleLane(new ScalePoint(series, number, new ScaleShape(7, 7, 7)));
        foreach (var (cpu, latency, bytes) in rounds)
        {
            lane.Rounds.Add(new Dictionary<string, double> { ["cpu@rate"] = cpu, ["p50@paced"] = latency, [ScaleLane.Memory] = bytes });
        }

        return lane;
    }
}
