namespace TradingDesk.Clock;

/// <summary>A timer of <see cref="VirtualTime"/>.</summary>
internal sealed class VirtualTimer(VirtualTime time, TimerCallback callback, object? state) : ITimer
{
    /// <summary>The <see cref="Turn"/> of a timer that is not due at any time.</summary>
    public const long Resting = 0;

    /// <summary>Which entry of the queue is the timer's valid one; guarded by the clock.</summary>
    public long Turn { get; set; }

    /// <summary>How long until it is due again, or nothing above zero for a timer that fires once; guarded by the clock.</summary>
    public TimeSpan Period { get; set; }

    private bool _disposed;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (Volatile.Read(ref _disposed))
        {
            return false;
        }

        time.Schedule(this, dueTime, period);
        return true;
    }

    public void Fire() => callback(state);

    public void Dispose()
    {
        Volatile.Write(ref _disposed, true);
        time.Schedule(this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
