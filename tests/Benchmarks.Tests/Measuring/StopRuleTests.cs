using Benchmarks.Measuring;
using Benchmarks.Statistics;
using Microsoft.Extensions.Time.Testing;

namespace Benchmarks.Tests.Measuring;

public sealed class StopRuleTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void An_interval_within_five_percent_is_enough_and_a_wider_one_is_not()
    {
        var rule = new StopRule(_time);

        Assert.True(rule.IsResolved(new(1, 0.951, 1.049), 31));
        Assert.False(rule.IsResolved(new(1, 0.94, 1.01), 31));
        Assert.False(rule.IsResolved(new(1, 0.99, 1.06), 31));
    }

    [Fact]
    public void Precision_is_a_share_of_the_value() =>
        Assert.False(new StopRule(_time).IsResolved(new(0.01, 0.005, 0.015), 100));

    [Fact]
    public void Few_rounds_are_believed_in_nothing() =>
        Assert.False(new StopRule(_time).IsResolved(Estimate.Exactly(1), 30));

    [Fact]
    public void It_is_over_after_five_minutes_whatever_is_known()
    {
        var rule = new StopRule(_time);
        Assert.False(rule.IsOver(1_000_000));

        _time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        Assert.False(rule.IsOver(1));

        _time.Advance(TimeSpan.FromTicks(1));
        Assert.True(rule.IsOver(1));
    }

    [Fact]
    public void It_is_over_after_the_most_rounds() =>
        Assert.Equal([false, true, true], new[] { 2, 3, 4 }.Select(new StopRule(_time) { MostRounds = 3 }.IsOver));

    [Fact]
    public void Intervals_are_looked_at_after_the_least_rounds_and_every_ten_from_there() =>
        Assert.Equal([31, 41, 51, 61], Enumerable.Range(1, 65).Where(new StopRule(_time).IsTimeToLook));
}
