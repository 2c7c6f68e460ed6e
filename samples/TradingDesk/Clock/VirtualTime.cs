namespace TradingDesk.Clock;

/// <summary>A clock that stands still until it is moved; timers fire on the way, one by one, in the order in which they are due.</summary>
/// <param name="start">The time it begins at.</param>
public sealed class VirtualTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<VirtualTimer, (long DueAt, long Order)> _timers = new();
    private long _now = start.UtcTicks;
    private long _order;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(GetTimestamp(), TimeSpan.Zero);

    /// <inheritdoc/>
    public override long GetTimestamp() => Volatile.Read(ref _now);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves to the next timer that is due up to <paramref name="limit"/> and calls it.</summary>
    /// <returns>Whether there was one.</returns>
    public bool FireNext(DateTimeOffset limit)
    {
        if (TakeNext(limit.UtcTicks) is not { } timer)
        {
            return false;
        }

        timer.Fire();
        return true;
    }

    /// <summary>Moves to <paramref name="moment"/> without calling any timer; stays where it is when that has passed.</summary>
    public void MoveTo(DateTimeOffset moment)
    {
        lock (_gate)
        {
            Advance(moment.UtcTicks);
        }
    }

    internal void Schedule(VirtualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            timer.Period = period;
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                timer.Turn = VirtualTimer.Resting;
            }
            else
            {
                Enqueue(timer, _now + dueTime.Ticks);
            }
        }
    }

    private VirtualTimer? TakeNext(long limit)
    {
        lock (_gate)
        {
            while (_timers.TryPeek(out var timer, out var turn))
            {
                if (timer.Turn != turn.Order)
                {
                    // Changed or stopped since: its newer turn, if any, stands elsewhere in the queue.
                    _timers.Dequeue();
                    continue;
                }

                if (turn.DueAt > limit)
                {
                    return null;
                }

                _timers.Dequeue();
                Advance(turn.DueAt);
                timer.Turn = VirtualTimer.Resting;
                if (timer.Period > TimeSpan.Zero)
                {
                    Enqueue(timer, turn.DueAt + timer.Period.Ticks);
                }

                return timer;
            }

            return null;
        }
    }

    private void Enqueue(VirtualTimer timer, long dueAt)
    {
        timer.Turn = ++_order;
        _timers.Enqueue(timer, (dueAt, timer.Turn));
    }

    private void Advance(long moment) => Volatile.Write(ref _now, Math.Max(_now, moment));
}
