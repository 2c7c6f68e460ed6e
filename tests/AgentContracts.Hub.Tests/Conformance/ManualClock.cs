using Microsoft.Extensions.Time.Testing;

namespace AgentContracts.Hub.Tests.Conformance;

/// <summary>Time that only tests move, and that knows when something next waits for it.</summary>
public sealed class ManualClock() : FakeTimeProvider(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero))
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(1);

    private readonly Lock _gate = new();
    private readonly HashSet<Timer> _timers = [];

    /// <summary>When the next timer fires, or <see langword="null"/> while none is set.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            lock (_gate)
            {
                return _timers.Min(static timer => timer.Due);
            }
        }
    }

    /// <summary>Lets time pass until the next timer fires; <see langword="false"/> while none is set.</summary>
    public bool ElapseToNextTimer()
    {
        if (NextDue is not { } due)
        {
            return false;
        }

        // A timer that is set while time passes may be noted a little too early, so time passes in any case.
        var pause = due - GetUtcNow();
        Advance(pause > Least ? pause : Least);
        return true;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback);
        timer.Inner = base.CreateTimer(timer.Fire, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(ManualClock clock, TimerCallback callback) : ITimer
    {
        private TimeSpan _period;

        public ITimer? Inner { get; set; }

        public DateTimeOffset? Due { get; private set; }

        public void Fire(object? state)
        {
            Set(_period);
            callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _period = period;
            Set(dueTime);
            return Inner!.Change(dueTime, period);
        }

        public void Dispose()
        {
            Set(Timeout.InfiniteTimeSpan);
            Inner!.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Set(TimeSpan dueTime)
        {
            var isSet = dueTime != Timeout.InfiniteTimeSpan && dueTime != TimeSpan.Zero;

            // Reading the time may call timers, which must not happen under the lock.
            var now = clock.GetUtcNow();
            lock (clock._gate)
            {
                Due = isSet ? now + dueTime : null;
                _ = isSet ? clock._timers.Add(this) : clock._timers.Remove(this);
            }
        }
    }
}
