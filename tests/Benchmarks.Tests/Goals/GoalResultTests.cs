using Benchmarks.Figures;
using Benchmarks.Goals;
using Benchmarks.Statistics;
using Benchmarks.Suites;

namespace Benchmarks.Tests.Goals;

public sealed class GoalResultTests
{
    private readonly FigureSet _figures = new();

    [Theory]
    [InlineData(0.15, true)]
    [InlineData(0.1501, false)]
    public void A_goal_is_met_up_to_its_limit(double value, bool met)
    {
        Add("json.encode/stj/all", value);

        Assert.Equal(met, Judge(new("", "json.encode/stj", 0.15), SampleGroup.DoublePrices)!.IsMet);
    }

    [Fact]
    public void Long_strings_may_cost_half_as_much_again_but_nothing_stays_nothing()
    {
        Add("text/json.encode/stj/all", 0.2);
        Add("text/alloc.json.encode/ours/all", 1);

        Assert.True(Judge(new("", "json.encode/stj", 0.15), SampleGroup.LongOrForeignText)!.IsMet);
        Assert.False(Judge(new("", "alloc.json.encode/ours", 0), SampleGroup.LongOrForeignText)!.IsMet);
    }

    [Fact]
    public void A_goal_for_some_messages_must_be_met_by_each()
    {
        Add("alloc/ours/A", 0);
        Add("alloc/ours/B", 8);
        Add("alloc/ours/all", 99);

        var result = Judge(new("", "alloc/ours", 0) { Messages = ["A", "B"] }, SampleGroup.DoublePrices)!;

        Assert.False(result.IsMet);
        Assert.Equal("alloc/ours/B", result.Figure.Name);
    }

    [Fact]
    public void What_a_group_does_not_have_is_not_judged() =>
        Assert.Null(Judge(new("", "alloc.json.decode-interned/plain", 0.3), SampleGroup.DecimalPrices));

    private GoalResult? Judge(Goal goal, SampleGroup group) => GoalResult.Of(goal, group, _figures);

    private void Add(string name, double value) => _figures.Add(new(name, Estimate.Exactly(value), true));
}
