using Microsoft.Extensions.Time.Testing;
using TradingDesk.Clock;

namespace TradingDesk.Tests.Clock;

public sealed class RealPaceTests
{
    private readonly FakeTimeProvider _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 10)]
    [InlineData(4, 2.5)]
    [InlineData(0.5, 20)]
    public async Task A_moment_of_the_feed_comes_as_many_times_as_soon(double speed, double seconds)
    {
        var pace = new RealPace(_clock, speed);
        pace.Start();

        var waiting = pace.WaitUntilAsync(TimeSpan.FromSeconds(10), Token).AsTask();
        _clock.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
        Assert.False(waiting.IsCompleted);

        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await waiting;
    }

    [Fact]
    public async Task A_moment_that_has_passed_is_not_waited_for()
    {
        var pace = new RealPace(_clock, 1);
        pace.Start();
        _clock.Advance(TimeSpan.FromSeconds(5));

        Assert.True(pace.WaitUntilAsync(TimeSpan.FromSeconds(4), Token).IsCompletedSuccessfully);
    }
}
