using AgentContracts.Conformance;
using AgentContracts.Hub.Agents;
using AgentContracts.Hub.Tests.Conformance;

namespace AgentContracts.Hub.Tests.Agents;

/// <summary>The steps of leaving are all taken, and none is waited for without end.</summary>
public sealed class DepartureTests : IDisposable
{
    private readonly ManualClock _time = new();
    private readonly LogRecorder _log = new();
    private readonly CancellationTokenSource _impatience = new();

    public void Dispose()
    {
        _log.Dispose();
        _impatience.Dispose();
    }

    [Fact]
    public async Task A_step_that_fails_is_told_once_whenever_and_however_often_it_fails()
    {
        var departure = Begin();

        await departure.TakeAsync("close the door", static () => throw new InvalidOperationException());
        await departure.TakeInTimeAsync("close the door", static async () =>
        {
            await Task.Yield();
            throw new InvalidOperationException();
        });
        await departure.TakeAsync("turn off the light", static () => throw new InvalidOperationException());

        Assert.Equal(
            ["Agent porter: porter-1 left, but could not close the door.", "Agent porter: porter-1 left, but could not turn off the light."],
            _log.Of("LeavingFailed"));
        Assert.False(departure.WasKept);
    }

    [Fact]
    public async Task A_step_without_an_end_is_left_to_itself_after_its_patience()
    {
        var departure = Begin();
        var step = departure.TakeInTimeAsync("close the door", Never);

        _time.Advance(Departure.Patience - TimeSpan.FromMilliseconds(1));
        Assert.False(step.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(1));

        await step.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.True(departure.WasKept);
        Assert.Single(_log.Of("LeavingFailed"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_program_that_can_wait_no_longer_grants_a_step_its_grace(bool isImpatientBefore)
    {
        if (isImpatientBefore)
        {
            await _impatience.CancelAsync();
        }

        var step = Begin().TakeInTimeAsync("close the door", Never);
        if (!isImpatientBefore)
        {
            await _impatience.CancelAsync();
        }

        _time.Advance(Departure.Grace - TimeSpan.FromMilliseconds(1));
        Assert.False(step.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(1));

        await step.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Single(_log.Of("LeavingFailed"));
    }

    [Fact]
    public async Task A_step_that_is_done_in_time_tells_nothing()
    {
        await Begin().TakeInTimeAsync("close the door", static async () => await Task.Yield());
        await Begin().TakeInTimeAsync("close the door", static () => ValueTask.CompletedTask);

        Assert.Empty(_log.Entries);
    }

    private static ValueTask Never() => new(new TaskCompletionSource().Task);

    private Departure Begin() => new(_log, "porter", "porter-1", _time, _impatience.Token);
}
