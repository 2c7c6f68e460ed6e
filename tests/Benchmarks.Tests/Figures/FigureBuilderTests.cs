using Benchmarks.Figures;
using Benchmarks.Measuring;
using Benchmarks.Suites;
using Microsoft.Extensions.Time.Testing;

namespace Benchmarks.Tests.Figures;

public sealed class FigureBuilderTests
{
    private static readonly StopRule Rule = new(new FakeTimeProvider());

    [Fact]
    public void Each_message_has_its_figure_and_the_five_have_median_and_mean()
    {
        var figures = Build(Suites(SampleGroup.DoublePrices, 0.1, 0.2, 0.4, 0.8, 1.6));

        Assert.Equal(0.1, figures["json.encode/stj/M0"].Estimate.Value, 6);
        Assert.Equal(1.6, figures["json.encode/stj/M4"].Estimate.Value, 6);
        Assert.Equal(0.4, figures["json.encode/stj/all"].Estimate.Value, 6);
        Assert.Equal(0.4, figures["json.encode/stj/geomean"].Estimate.Value, 6);
        Assert.True(figures["json.encode/stj/all"].IsResolved);
    }

    [Fact]
    public void Another_group_has_names_of_its_own()
    {
        var figures = Build([.. Suites(SampleGroup.DoublePrices, 0.1), .. Suites(SampleGroup.DecimalPrices, 0.3)]);

        Assert.Equal(0.1, figures["json.encode/stj/all"].Estimate.Value, 6);
        Assert.Equal(0.3, figures["decimal/json.encode/stj/all"].Estimate.Value, 6);
    }

    [Fact]
    public void Bytes_are_given_as_ratio_and_as_they_are_and_the_most_of_ours_stands_for_all()
    {
        var figures = Build(
        [
            SyntheticSuite.Of(SampleGroup.DoublePrices, "A", 0.5, allocated: 0),
            SyntheticSuite.Of(SampleGroup.DoublePrices, "B", 0.5, allocated: 0),
            SyntheticSuite.Of(SampleGroup.DoublePrices, "C", 1, allocated: 5),
        ]);

        Assert.Equal(0.25, figures["alloc.json.encode/stj/C"].Estimate.Value);
        Assert.Equal(0, figures["alloc.json.encode/stj/all"].Estimate.Value);
        Assert.Equal(5, figures["alloc.json.encode/ours/all"].Estimate.Value);
        Assert.Equal(50, figures["json.bytes/ours/C"].Estimate.Value);
        Assert.Equal(0.5, figures["json.bytes/stj/all"].Estimate.Value);
    }

    [Fact]
    public void Against_a_peer_that_allocates_nothing_there_is_no_ratio()
    {
        var figures = Build([SyntheticSuite.Of(SampleGroup.DoublePrices, "A", 1, allocated: 8, peerAllocated: 0)]);

        Assert.Null(figures.Find("alloc.json.encode/stj/A"));
        Assert.Equal(8, figures["alloc.json.encode/ours/A"].Estimate.Value);
    }

    [Fact]
    public void Too_few_rounds_are_unresolved()
    {
        var figures = new FigureBuilder(new StopRule(new FakeTimeProvider()) { LeastRounds = 32 }).Build(Suites(SampleGroup.DoublePrices, 0.1));

        Assert.False(figures["json.encode/stj/M0"].IsResolved);
        Assert.False(figures["json.encode/stj/all"].IsResolved);
        Assert.True(figures["json.bytes/stj/M0"].IsResolved);
    }

    private static FigureSet Build(IEnumerable<Suite> suites) => new FigureBuilder(Rule).Build(suites);

    private static IEnumerable<Suite> Suites(SampleGroup group, params double[] ratios) =>
        ratios.Select((ratio, index) => SyntheticSuite.Of(group, $"M{index}", ratio));
}
