using AgentContracts.Hub.Monitoring;

namespace AgentContracts.Hub.Receiving;

/// <summary>Everything that waits for one agent instance: a queue for each channel, served by priority and, within one, channel by channel.</summary>
internal sealed class Mailbox(HubActivity activity)
{
    private readonly List<ChannelQueue> _queues = [];
    private readonly List<Taker> _idle = [];
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

    /// <summary>Takes the copy whose turn it is; where there is none, the taker is woken when there is.</summary>
    public ReceivedCopy? TakeOrWait(Taker taker)
    {
        lock (Gate)
        {
            if (Next() is { } copy)
            {
                // It is running before it has left the queue: at no moment is it nowhere.
                copy.Intake.Account.BeginRun();
                copy.Intake.Account.LeaveQueue();
                return copy;
            }

            _idle.Add(taker);
            _idleTakers = _idle.Count;
            return null;
        }
    }

    /// <summary>Has a taker wait no longer.</summary>
    /// <returns>Whether it did.</returns>
    public bool Leave(Taker taker)
    {
        lock (Gate)
        {
            var waited = _idle.Remove(taker);
            _idleTakers = _idle.Count;
            return waited;
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

    /// <summary>Wakes one who waits for a copy, if anybody does: who looks for one later finds it.</summary>
    public void Signal()
    {
        if (_idleTakers == 0)
        {
            return;
        }

        Taker taker;
        lock (Gate)
        {
            if (_idle is not [.., var last])
            {
                return;
            }

            taker = last;
            _idle.RemoveAt(_idle.Count - 1);
            _idleTakers = _idle.Count;
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

    private ReceivedCopy? Next() => _picker.Pick(Turns.Waiting) is >= 0 and var lane ? Turns.Next(lane).Take(lane) : null;
}
