using AgentContracts.Conformance;
using AgentContracts.Redis.Tests.Harness;

namespace AgentContracts.Redis.Tests.Clocks;

public sealed class SkippingClockTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private int _fired;

    [Fact]
    public async Task It_runs_by_itself()
    {
        var clock = new SkippingClock();
        var (time, timestamp) = (clock.GetUtcNow(), clock.GetTimestamp());

        await Eventually.TrueAsync(() => clock.GetUtcNow() - time > TimeSpan.FromMilliseconds(5));

        Assert.True(clock.GetElapsedTime(timestamp) > TimeSpan.FromMilliseconds(5));
    }

    [Fact]
    public void It_starts_with_the_time_of_day() =>
        Assert.InRange(new SkippingClock().GetUtcNow(), DateTimeOffset.UtcNow - TimeSpan.FromMinutes(1), DateTimeOffset.UtcNow);

    [Fact]
    public async Task Its_pace_may_be_slower()
    {
        var slow = new SkippingClock(pace: 0.001);
        var began = TimeProvider.System.GetTimestamp();
        var timestamp = slow.GetTimestamp();

        await Eventually.TrueAsync(() => TimeProvider.System.GetElapsedTime(began) > TimeSpan.FromMilliseconds(20));

        var elapsed = slow.GetElapsedTime(timestamp);
        Assert.InRange(elapsed, TimeSpan.Zero, TimeProvider.System.GetElapsedTime(began) / 100);
    }

    [Fact]
    public async Task A_timer_fires_by_itself()
    {
        var clock = new SkippingClock();
        using var timer = Set(clock, TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);

        await Eventually.TrueAsync(() => _fired == 1);
    }

    [Fact]
    public async Task A_timer_fires_earlier_by_what_was_skipped()
    {
        var clock = new SkippingClock(pace: 0.001);
        using var timer = Set(clock, Hour, Timeout.InfiniteTimeSpan);
        using var later = Set(clock, Hour * 2, Timeout.InfiniteTimeSpan);

        clock.Skip(Hour - TimeSpan.FromMinutes(1));
        Assert.Equal(0, _fired);
        clock.Skip(TimeSpan.FromMinutes(1));

        await Eventually.TrueAsync(() => _fired == 1);
    }

    [Fact]
    public async Task A_periodic_timer_fires_once_for_each_period_that_was_skipped()
    {
        var clock = new SkippingClock(pace: 0.001);
        using var timer = Set(clock, Hour, Hour);

        clock.Skip(Hour * 3 + TimeSpan.FromMinutes(1));
        await Eventually.TrueAsync(() => _fired == 3);
        clock.Skip(Hour);

        await Eventually.TrueAsync(() => _fired == 4);
    }

    [Fact]
    public async Task A_timer_that_was_changed_counts_from_then()
    {
        var clock = new SkippingClock(pace: 0.001);
        using var timer = Set(clock, Hour, Timeout.InfiniteTimeSpan);
        using var witness = clock.CreateTimer(_ => Interlocked.Add(ref _fired, 10), null, Hour, Timeout.InfiniteTimeSpan);
        clock.Skip(Hour / 2);

        timer.Change(Hour, Timeout.InfiniteTimeSpan);
        clock.Skip(Hour / 2);
        await Eventually.TrueAsync(() => _fired == 10);
        clock.Skip(Hour / 2);

        await Eventually.TrueAsync(() => _fired == 11);
    }

    [Fact]
    public async Task A_timer_that_was_stopped_does_not_fire()
    {
        var clock = new SkippingClock(pace: 0.001);
        using var stopped = Set(clock, Hour, Hour);
        var disposed = Set(clock, Hour, Hour);
        using var witness = clock.CreateTimer(_ => Interlocked.Add(ref _fired, 10), null, Hour, Timeout.InfiniteTimeSpan);

        stopped.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        disposed.Dispose();
        clock.Skip(Hour * 2);

        await Eventually.TrueAsync(() => _fired == 10);
    }

    [Fact]
    public async Task What_waits_on_it_goes_on_when_time_was_skipped()
    {
        var clock = new SkippingClock(pace: 0.001);
        var delay = Task.Delay(Hour, clock, TestContext.Current.CancellationToken);

        Assert.False(delay.IsCompleted);
        clock.Skip(Hour);

        await delay;
    }

    private ITimer Set(SkippingClock clock, TimeSpan dueTime, TimeSpan period) =>
        clock.CreateTimer(_ => Interlocked.Increment(ref _fired), null, dueTime, period);
}
