using AgentContracts.Hub.Monitoring;
using TradingDesk.Clock;

namespace TradingDesk.Tests.Clock;

public sealed class VirtualPaceTests
{
    private static readonly DateTimeOffset Start = new(2023, 2, 2, 9, 20, 0, TimeSpan.Zero);
    private static readonly CancellationToken Cancelled = new(canceled: true);

    private readonly VirtualTime _time = new(Start);
    private readonly HubActivity _activity = new();
    private readonly VirtualPace _pace;

    public VirtualPaceTests()
    {
        _pace = new(_time, _activity);
        _pace.Start();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Time_moves_to_the_moment_that_was_waited_for()
    {
        await _pace.WaitUntilAsync(TimeSpan.FromSeconds(7), Token);

        Assert.Equal(Start.AddSeconds(7), _time.GetUtcNow());
    }

    [Fact]
    public async Task Time_does_not_move_while_anything_is_in_flight()
    {
        _activity.Begin();
        var waiting = _pace.WaitUntilAsync(TimeSpan.FromSeconds(7), Token).AsTask();
        Assert.False(waiting.IsCompleted);
        Assert.Equal(Start, _time.GetUtcNow());

        _activity.End();
        await waiting;
        Assert.Equal(Start.AddSeconds(7), _time.GetUtcNow());
    }

    [Fact]
    public async Task What_a_timer_sets_off_is_over_before_the_next_one_fires()
    {
        var second = false;
        using var first = _time.CreateTimer(_ => _activity.Begin(), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        using var other = _time.CreateTimer(_ => second = true, null, TimeSpan.FromSeconds(2), Timeout.InfiniteTimeSpan);

        var waiting = _pace.WaitUntilAsync(TimeSpan.FromSeconds(3), Token).AsTask();
        Assert.Equal(Start.AddSeconds(1), _time.GetUtcNow());
        Assert.False(second);

        _activity.End();
        await waiting;
        Assert.True(second);
    }

    [Fact]
    public async Task Work_is_over_when_all_that_follows_from_it_is()
    {
        var working = _pace.RunAsync(
            () =>
            {
                _activity.Begin();
                return ValueTask.CompletedTask;
            },
            Token).AsTask();
        Assert.False(working.IsCompleted);

        _activity.End();
        await working;
    }

    [Fact]
    public async Task Work_that_waits_for_the_clock_gets_its_time()
    {
        await _pace.RunAsync(async () => await Task.Delay(TimeSpan.FromSeconds(2), _time, Token), Token);

        Assert.Equal(Start.AddSeconds(2), _time.GetUtcNow());
    }

    [Fact]
    public async Task A_stopped_run_waits_for_nothing()
    {
        _activity.Begin();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await _pace.WaitUntilAsync(TimeSpan.FromSeconds(1), Cancelled));
        Assert.Equal(Start, _time.GetUtcNow());
    }
}
