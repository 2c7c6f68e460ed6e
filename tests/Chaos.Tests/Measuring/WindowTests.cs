using Chaos.Measuring;

namespace Chaos.Tests.Measuring;

public sealed class WindowTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void What_arrived_counts_with_what_it_took()
    {
        var window = Of(100, perSecond: 100);

        Assert.Equal(1, window.Share("clerk"));
        Assert.Equal(1, window.All("clerk").Percentile(0.99));
    }

    [Fact]
    public void What_did_not_arrive_counts_with_the_length_of_the_window()
    {
        var window = Of(98, perSecond: 100);

        Assert.Equal(0.98, window.Share("clerk"));
        Assert.Equal(1_000, window.All("clerk").Percentile(0.99));
    }

    [Fact]
    public void An_agent_that_starves_is_not_quick()
    {
        var window = Of(0, perSecond: 100);

        Assert.Equal(0, window.Share("clerk"));
        Assert.Equal(1_000, window.All("clerk").Percentile(0.5));
    }

    private static Window Of(int arrived, double perSecond) => new(Enumerable.Repeat(1.0, arrived).ToLookup(static _ => "clerk"), Second, perSecond);
}
