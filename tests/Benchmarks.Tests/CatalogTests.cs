using Benchmarks.Figures;
using Benchmarks.Goals;
using Benchmarks.Measuring;
using Benchmarks.Suites;

namespace Benchmarks.Tests;

/// <summary>What is measured and what is wanted fit together.</summary>
public sealed class CatalogTests
{
    private readonly IReadOnlyList<Suite> _suites = SuiteCatalog.Build();

    [Fact]
    public void Every_kind_of_content_has_the_same_five_messages() =>
        Assert.Equal([5, 5, 5], _suites.GroupBy(static suite => suite.Group).Select(static group => group.DistinctBy(static suite => suite.Message).Count()));

    [Fact]
    public void Every_goal_is_judged()
    {
        var clock = CpuClock.Create();
        foreach (var field in _suites.SelectMany(static suite => suite.Fields))
        {
            field.RunRound(clock);
            foreach (var lane in field.Lanes)
            {
                // Of nothing there would be no ratio.
                lane.Allocated = 1;
            }
        }

        var figures = new FigureBuilder(new StopRule(TimeProvider.System)).Build(_suites);

        Assert.All(GoalCatalog.All, goal => Assert.NotNull(GoalResult.Of(goal, SampleGroup.DoublePrices, figures)));
    }
}
