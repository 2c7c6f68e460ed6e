using AgentContracts.Hub.Monitoring;

namespace AgentContracts.Hub.Heartbeats;

/// <summary>
/// Does what is due on a thread of its own. It is woken by a timer of the clock, and by itself where the pool that runs such timers is too busy to: a hub
/// whose handlers hold up every thread of the pool is busy, not dead.
/// </summary>
internal sealed class Metronome : IDisposable
{
    /// <summary>How much later than the timer the thread wakes by itself, so that it does so only where the timer does not.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(50);

    private readonly Lock _gate = new();
    private readonly AutoResetEvent _woken = new(false);
    private readonly TimeProvider _clock;
    private readonly HubActivity _activity;
    private readonly Func<DateTimeOffset, DateTimeOffset> _beat;
    private readonly ITimer _timer;
    private DateTimeOffset _due;
    private int _announced;
    private bool _isStopped;

    /// <summary>Begins.</summary>
    /// <param name="clock">The clock that it goes by.</param>
    /// <param name="activity">Knows of work from the moment when it is due.</param>
    /// <param name="due">When it is called first.</param>
    /// <param name="beat">Is given the time, does what is due without waiting for anybody, and says when it is to be called next.</param>
    public Metronome(TimeProvider clock, HubActivity activity, DateTimeOffset due, Func<DateTimeOffset, DateTimeOffset> beat)
    {
        (_clock, _activity, _due, _beat) = (clock, activity, due, beat);
        _timer = clock.CreateTimer(static state => ((Metronome)state!).Wake(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        new Thread(Run) { IsBackground = true, Name = "contracts heartbeat", Priority = ThreadPriority.AboveNormal }.Start();
        Arm();
    }

    /// <summary>Sees to it that it is called no later than at a moment.</summary>
    public void BringForward(DateTimeOffset due)
    {
        lock (_gate)
        {
            if (due >= _due || _isStopped)
            {
                return;
            }

            _due = due;
        }

        Arm();
    }

    /// <summary>Ends; a beat that is under way goes on.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_isStopped)
            {
                return;
            }

            // Under the lock, as everywhere: the thread disposes of it as soon as it sees that it is to end.
            _isStopped = true;
            _woken.Set();
        }

        _timer.Dispose();
    }

    private void Wake()
    {
        lock (_gate)
        {
            if (_isStopped)
            {
                return;
            }

            _announced++;
            _activity.Begin();
            _woken.Set();
        }
    }

    /// <summary>Sets the timer to what is due. Never under the lock: a clock of tests calls timers from wherever it is read.</summary>
    private void Arm()
    {
        DateTimeOffset due;
        do
        {
            due = Due;
            _timer.Change(Until(due), Timeout.InfiniteTimeSpan);
        }
        while (due != Due);

        if (IsStopped)
        {
            _timer.Dispose();
        }
    }

    private DateTimeOffset Due
    {
        get
        {
            lock (_gate)
            {
                return _due;
            }
        }
    }

    private bool IsStopped
    {
        get
        {
            lock (_gate)
            {
                return _isStopped;
            }
        }
    }

    private TimeSpan Until(DateTimeOffset due)
    {
        if (due == DateTimeOffset.MaxValue)
        {
            return Timeout.InfiniteTimeSpan;
        }

        var left = due - _clock.GetUtcNow();
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private void Run()
    {
        while (true)
        {
            var wait = Until(Due);
            _woken.WaitOne(wait == Timeout.InfiniteTimeSpan ? -1 : (int)Math.Min(int.MaxValue, (wait + Slack + (wait / 4)).TotalMilliseconds));
            int announced;
            lock (_gate)
            {
                (announced, _announced) = (_announced, 0);
                if (_isStopped)
                {
                    End(announced);
                    _woken.Dispose();
                    return;
                }
            }

            try
            {
                BeatIfDue();
            }
            finally
            {
                End(announced);
            }
        }
    }

    private void BeatIfDue()
    {
        var now = _clock.GetUtcNow();
        bool isDue;
        lock (_gate)
        {
            isDue = now >= _due;
            if (isDue)
            {
                // What is brought forward from here on is brought forward from the next beat.
                _due = DateTimeOffset.MaxValue;
            }
        }

        if (isDue)
        {
            var next = _beat(now);
            lock (_gate)
            {
                _due = next < _due ? next : _due;
            }
        }

        Arm();
    }

    private void End(int announced)
    {
        for (; announced > 0; announced--)
        {
            _activity.End();
        }
    }
}
