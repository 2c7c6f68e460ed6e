using TradingDesk.Clock;

namespace TradingDesk.Tests.Clock;

public sealed class VirtualTimeTests
{
    private static readonly DateTimeOffset Start = new(2023, 2, 2, 9, 20, 0, TimeSpan.Zero);

    private readonly VirtualTime _time = new(Start);
    private readonly List<string> _fired = [];

    [Fact]
    public void Stands_still_until_moved()
    {
        var before = _time.GetTimestamp();
        Assert.Equal(Start, _time.GetUtcNow());

        _time.MoveTo(Start.AddSeconds(3));

        Assert.Equal(Start.AddSeconds(3), _time.GetUtcNow());
        Assert.Equal(TimeSpan.FromSeconds(3), _time.GetElapsedTime(before));
    }

    [Fact]
    public void Never_goes_back()
    {
        _time.MoveTo(Start.AddSeconds(3));
        _time.MoveTo(Start);

        Assert.Equal(Start.AddSeconds(3), _time.GetUtcNow());
    }

    [Fact]
    public void Timers_fire_one_by_one_in_the_order_in_which_they_are_due()
    {
        Timer("late", 5);
        Timer("early", 1);
        Timer("also early", 1);
        Timer("middle", 3);

        while (_time.FireNext(Start.AddSeconds(10)))
        {
        }

        Assert.Equal(["early at 1", "also early at 1", "middle at 3", "late at 5"], _fired);
    }

    [Fact]
    public void A_timer_beyond_the_limit_waits()
    {
        Timer("late", 5);

        Assert.False(_time.FireNext(Start.AddSeconds(4)));
        Assert.Equal(Start, _time.GetUtcNow());
        Assert.True(_time.FireNext(Start.AddSeconds(5)));
    }

    [Fact]
    public void A_periodic_timer_fires_again_and_again_at_its_own_pace()
    {
        Timer("beat", 2, period: 3);

        while (_time.FireNext(Start.AddSeconds(9)))
        {
        }

        Assert.Equal(["beat at 2", "beat at 5", "beat at 8"], _fired);
    }

    [Fact]
    public void A_changed_timer_fires_at_its_new_time_only()
    {
        var timer = Timer("moved", 1);
        timer.Change(TimeSpan.FromSeconds(4), Timeout.InfiniteTimeSpan);

        while (_time.FireNext(Start.AddSeconds(10)))
        {
        }

        Assert.Equal(["moved at 4"], _fired);
    }

    [Fact]
    public void A_stopped_timer_does_not_fire_and_can_be_started_again_until_it_is_disposed()
    {
        var timer = Timer("stopped", 1);
        timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Assert.False(_time.FireNext(DateTimeOffset.MaxValue));

        Assert.True(timer.Change(TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan));
        timer.Dispose();

        Assert.False(_time.FireNext(DateTimeOffset.MaxValue));
        Assert.False(timer.Change(TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan));
    }

    [Fact]
    public async Task A_delay_lasts_as_long_as_it_should()
    {
        var delay = Task.Delay(TimeSpan.FromMinutes(5), _time, TestContext.Current.CancellationToken);

        Assert.False(_time.FireNext(Start.AddMinutes(4)));
        Assert.False(delay.IsCompleted);

        Assert.True(_time.FireNext(Start.AddMinutes(5)));
        await delay;
        Assert.Equal(Start.AddMinutes(5), _time.GetUtcNow());
    }

    private ITimer Timer(string name, int dueSeconds, int? period = null) => _time.CreateTimer(
        _ => _fired.Add($"{name} at {(_time.GetUtcNow() - Start).TotalSeconds}"),
        null,
        TimeSpan.FromSeconds(dueSeconds),
        period is { } seconds ? TimeSpan.FromSeconds(seconds) : Timeout.InfiniteTimeSpan);
}
