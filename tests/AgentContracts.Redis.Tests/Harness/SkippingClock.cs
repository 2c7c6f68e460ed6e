namespace AgentContracts.Redis.Tests.Harness;

/// <summary>Time that runs by itself, at a pace of its own, and that a test may let jump ahead; timers then fire earlier by as much.</summary>
/// <param name="pace">How much of its time passes in a second of real time, in seconds; above 0.</param>
public sealed class SkippingClock(double pace = 1) : TimeProvider
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Most = TimeSpan.FromDays(1);

    private readonly Lock _gate = new();
    private readonly HashSet<Timer> _timers = [];
    private readonly long _began = System.GetTimestamp();
    private readonly DateTimeOffset _beganAt = System.GetUtcNow();
    private readonly double _pace = pace;
    private long _skipped;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    private TimeSpan Elapsed => System.GetElapsedTime(_began) * _pace + TimeSpan.FromTicks(Interlocked.Read(ref _skipped));

    public override DateTimeOffset GetUtcNow() => _beganAt + Elapsed;

    public override long GetTimestamp() => Elapsed.Ticks;

    /// <summary>Jumps ahead.</summary>
    public void Skip(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        Interlocked.Add(ref _skipped, time.Ticks);
        lock (_gate)
        {
            foreach (var timer in _timers)
            {
                timer.Arm();
            }
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer : ITimer
    {
        private readonly SkippingClock _clock;
        private readonly TimerCallback _callback;
        private readonly object? _state;
        private readonly ITimer _inner;
        private TimeSpan _due;
        private TimeSpan _period;

        public Timer(SkippingClock clock, TimerCallback callback, object? state)
        {
            _clock = clock;
            _callback = callback;
            _state = state;
            _inner = System.CreateTimer(static timer => ((Timer)timer!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_clock._gate)
            {
                _period = period > TimeSpan.Zero ? period : TimeSpan.Zero;
                if (dueTime == Timeout.InfiniteTimeSpan)
                {
                    _clock._timers.Remove(this);
                    return _inner.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                }

                _due = _clock.Elapsed + dueTime;
                _clock._timers.Add(this);
                return Arm();
            }
        }

        public void Dispose()
        {
            lock (_clock._gate)
            {
                _clock._timers.Remove(this);
            }

            _inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        /// <summary>Waits, in real time, for what is left; called under the lock.</summary>
        public bool Arm()
        {
            var left = (_due - _clock.Elapsed) / _clock._pace;
            return _inner.Change(left <= TimeSpan.Zero ? TimeSpan.Zero : left < Least ? Least : left > Most ? Most : left, Timeout.InfiniteTimeSpan);
        }

        private void Fire()
        {
            lock (_clock._gate)
            {
                if (!_clock._timers.Contains(this))
                {
                    return;
                }

                if (_due > _clock.Elapsed)
                {
                    Arm();
                    return;
                }

                if (_period > TimeSpan.Zero)
                {
                    // After a jump over several periods it fires once for each.
                    _due += _period;
                    Arm();
                }
                else
                {
                    _clock._timers.Remove(this);
                }
            }

            _callback(_state);
        }
    }
}
