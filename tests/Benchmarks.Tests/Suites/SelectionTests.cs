using Benchmarks.Suites;

namespace Benchmarks.Tests.Suites;

public sealed class SelectionTests
{
    private static readonly Suite[] Suites = [SyntheticSuite.Of(SampleGroup.DoublePrices, "M1", 1), SyntheticSuite.Of(SampleGroup.DecimalPrices, "M2", 1)];

    [Fact]
    public void Without_a_text_everything_is_left()
    {
        var selection = new Selection([]);

        Assert.True(selection.IsEverything);
        Assert.Same(Suites, selection.From(Suites));
    }

    [Theory]
    [InlineData("json.encode/stj", "M1 M2")]
    [InlineData("decimal/json.encode", "M2")]
    [InlineData("alloc.json.encode/stj/M1", "M1")]
    [InlineData("JSON", "")]
    public void The_text_is_looked_for_in_the_whole_name(string text, string messages)
    {
        Assert.Equal(messages, string.Join(' ', new Selection([text]).From(Suites).Select(static suite => suite.Message)));
    }

    [Fact]
    public void Lanes_that_nothing_left_is_about_do_not_run()
    {
        var clock = new ManualClock();
        SyntheticLane[] lanes = [.. Enumerable.Range(0, 3).Select(_ => new SyntheticLane(clock, static _ => 1))];
        var suite = new Suite(
            SampleGroup.DoublePrices,
            "M",
            [new(lanes, [new("json.encode", "stj", lanes[0], lanes[1]), new("json.encode", "memorypack", lanes[0], lanes[2])])],
            [new("json.bytes", "stj", 1, 2)]);

        var left = Assert.Single(new Selection(["memorypack"]).From([suite]));

        Assert.Empty(left.Sizes);
        Assert.Equal([lanes[0], lanes[2]], Assert.Single(left.Fields).Lanes);
    }
}
