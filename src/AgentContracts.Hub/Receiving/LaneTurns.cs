namespace AgentContracts.Hub.Receiving;

/// <summary>
/// Which queues of a mailbox have copies of which priority, and whose turn it is among them: the next copy is found without asking every channel. Guarded by
/// the mailbox's lock.
/// </summary>
internal sealed class LaneTurns
{
    private readonly int[] _waiting = new int[PriorityLanes.Count];
    private readonly Queue<ChannelQueue>[] _turns = [.. Enumerable.Range(0, PriorityLanes.Count).Select(static _ => new Queue<ChannelQueue>())];

    /// <summary>How many copies wait in each lane, by priority.</summary>
    public ReadOnlySpan<int> Waiting => _waiting;

    /// <summary>How many wait in all.</summary>
    public int Count { get; private set; }

    /// <summary>Notes that a copy was added; its queue comes to its turn behind those that wait already.</summary>
    public void Added(ChannelQueue queue, int lane)
    {
        _waiting[lane]++;
        Count++;
        if (!queue.HasTurn[lane])
        {
            queue.HasTurn[lane] = true;
            _turns[lane].Enqueue(queue);
        }
    }

    /// <summary>Notes that a copy is gone. Its queue keeps its turn, and is passed over should it have nothing by then.</summary>
    public void Removed(int lane)
    {
        _waiting[lane]--;
        Count--;
    }

    /// <summary>The queue whose turn it is, for one copy, in a lane where something waits.</summary>
    public ChannelQueue Next(int lane)
    {
        var turns = _turns[lane];
        while (true)
        {
            var queue = turns.Dequeue();
            var left = queue.Waiting(lane);
            if (queue.HasTurn[lane] = left > 1)
            {
                turns.Enqueue(queue);
            }

            if (left > 0)
            {
                return queue;
            }
        }
    }
}
