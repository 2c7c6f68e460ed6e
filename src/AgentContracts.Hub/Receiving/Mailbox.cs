using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;
using AgentContracts.Hub.Monitoring;

namespace AgentContracts.Hub.Receiving;

/// <summary>Everything that waits for one agent instance: a queue for each channel, served by priority and, within one, channel by channel.</summary>
internal sealed class Mailbox(HubActivity activity)
{
    private readonly List<ChannelQueue> _queues = [];
    private readonly List<Taker> _idle = [];
    private readonly Stack<Taker> _free = [];
    private readonly LanePicker _picker = new();
    private volatile int _idleTakers;

    public Lock Gate { get; } = new();

    /// <summary>Whose turn it is.</summary>
    public LaneTurns Turns { get; } = new();

    public bool IsClosed { get; private set; }

    /// <summary>Adds the queue of a channel.</summary>
    public ChannelQueue AddQueue(int bound)
    {
        var queue = new ChannelQueue(this, bound);
        lock (Gate)
        {
            _queues.Add(queue);
        }

        return queue;
    }

    /// <summary>Takes the copy whose turn it is, and waits for one where there is none.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public ValueTask<ReceivedCopy> TakeAsync(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<ReceivedCopy>(cancellationToken);
        }

        return TryTake(out var taker) is { } copy ? new(copy) : WaitAsync(taker!, cancellationToken);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ReceivedCopy> WaitAsync(Taker taker, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using (cancellationToken.UnsafeRegister(static (waiting, cancelled) => ((Taker)waiting!).GiveUp(cancelled), taker).ConfigureAwait(false))
            {
                await taker.WhenWokenAsync().ConfigureAwait(false);
            }

            // The copy that it was woken for may have had to make room, or another was faster.
            if (TryTake(out var again) is { } copy)
            {
                return copy;
            }

            taker = again!;
        }
    }

    /// <summary>Takes a copy, or stands in line.</summary>
    private ReceivedCopy? TryTake(out Taker? taker)
    {
        taker = null;
        lock (Gate)
        {
            if (Next() is { } copy)
            {
                // It is running before it has left the queue: at no moment is it nowhere.
                copy.Intake.Account.BeginRun();
                copy.Intake.Account.LeaveQueue();
                return copy;
            }

            taker = _free.TryPop(out var used) ? used : new Taker(this);
            _idle.Add(taker);
            _idleTakers = _idle.Count;
            return null;
        }
    }

    /// <summary>Takes no more, and gives back what still waits.</summary>
    public IReadOnlyList<ReceivedCopy> Close()
    {
        var left = new List<ReceivedCopy>();
        lock (Gate)
        {
            IsClosed = true;
            while (Next() is { } copy)
            {
                left.Add(copy);
            }

            foreach (var queue in _queues)
            {
                queue.OpenRoom();
            }
        }

        return left;
    }

    /// <summary>How many copies wait.</summary>
    public int Count
    {
        get
        {
            lock (Gate)
            {
                return Turns.Count;
            }
        }
    }

    /// <summary>Wakes one who waits for a copy, if anybody does: who looks for one later finds it. Not under the mailbox's lock.</summary>
    public void Signal()
    {
        if (_idleTakers == 0)
        {
            return;
        }

        Taker? taker;
        lock (Gate)
        {
            taker = _idle.LastOrDefault();
            if (taker is null)
            {
                return;
            }

            Leave(taker);
        }

        taker.Wake();
    }

    public void Entered(ReceivedCopy copy)
    {
        copy.Intake.Account.EnterQueue();
        activity.Begin();
    }

    /// <summary>Notes that a copy is gone from the queue without having been taken by a worker.</summary>
    public void Left(ReceivedCopy copy)
    {
        copy.Intake.Account.LeaveQueue();
        activity.End();
    }

    /// <summary>Takes somebody out of the line. Under the mailbox's lock.</summary>
    private bool Leave(Taker taker)
    {
        var stood = _idle.Remove(taker);
        _idleTakers = _idle.Count;
        return stood;
    }

    private ReceivedCopy? Next() => _picker.Pick(Turns.Waiting) is >= 0 and var lane ? Turns.Next(lane).Take(lane) : null;

    /// <summary>One who waits for a copy; used again for the next one.</summary>
    private sealed class Taker(Mailbox mailbox) : IValueTaskSource, IThreadPoolWorkItem
    {
        private ManualResetValueTaskSourceCore<bool> _woken;

        public ValueTask WhenWokenAsync() => new(this, _woken.Version);

        /// <summary>Lets it go on, on a thread of the pool. In the queue that all of them share: many agents that are woken by one sender would be taken from it one by one.</summary>
        public void Wake() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

        public void Execute() => _woken.SetResult(true);

        public ValueTaskSourceStatus GetStatus(short token) => _woken.GetStatus(token);

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) => _woken.OnCompleted(continuation, state, token, flags);

        public void GetResult(short token)
        {
            _woken.GetResult(token);
            _woken.Reset();
            lock (mailbox.Gate)
            {
                mailbox._free.Push(this);
            }
        }

        public void GiveUp(CancellationToken cancelled)
        {
            bool stood;
            lock (mailbox.Gate)
            {
                stood = mailbox.Leave(this);
            }

            // Otherwise it is being woken.
            if (stood)
            {
                _woken.SetException(new OperationCanceledException(cancelled));
            }
        }
    }
}
