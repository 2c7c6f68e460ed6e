namespace AgentContracts.Hub.InProcess;

/// <summary>One agent's unfinished messages on a stream. Guarded by the stream's lock.</summary>
internal sealed class InProcessGroup(DateTimeOffset created)
{
    private readonly LinkedList<InProcessEntry> _waiting = [];
    private readonly LinkedList<InProcessEntry> _taken = [];
    private readonly List<InProcessConsumer> _consumers = [];
    private int _next;

    /// <summary>Since when nobody reads; meaningless while somebody does.</summary>
    public DateTimeOffset GoneSince { get; private set; } = created;

    public int Unfinished => _waiting.Count + _taken.Count;

    public bool HasConsumer => _consumers.Count != 0;

    public bool HasWaiting => _waiting.Count != 0;

    /// <summary>A consumer that can give account of a message that nobody has.</summary>
    public InProcessConsumer? AnyConsumer => _consumers.Find(static consumer => !consumer.IsStopped);

    /// <summary>Those who have messages, first the one that has the oldest.</summary>
    public IEnumerable<InProcessConsumer> Owners => _taken.Select(static entry => entry.Owner!).Where(static owner => !owner.IsStopped).Distinct();

    public void Add(InProcessEntry entry) => _waiting.AddLast(entry.Place);

    public void Add(InProcessConsumer consumer) => _consumers.Add(consumer);

    /// <summary>The consumer to offer the next message to: each in turn, so that instances share the work.</summary>
    public InProcessConsumer? NextIdle()
    {
        for (var i = 0; i < _consumers.Count; i++)
        {
            var consumer = _consumers[(_next + i) % _consumers.Count];
            if (!consumer.IsPumping && !consumer.IsStopped)
            {
                _next = (_next + i + 1) % _consumers.Count;
                return consumer;
            }
        }

        return null;
    }

    public InProcessEntry? Take(InProcessConsumer consumer)
    {
        if (_waiting.First?.Value is not { } entry)
        {
            return null;
        }

        _waiting.RemoveFirst();
        _taken.AddLast(entry.Place);
        entry.Owner = consumer;
        return entry;
    }

    /// <summary>Takes out the oldest message that no consumer has.</summary>
    public InProcessEntry? Evict()
    {
        if (_waiting.First?.Value is not { } entry)
        {
            return null;
        }

        _waiting.RemoveFirst();
        return entry;
    }

    /// <summary>Takes out everything.</summary>
    /// <returns>How many messages that were.</returns>
    public int Abandon()
    {
        var count = Unfinished;
        foreach (var entry in _waiting)
        {
            entry.EndTravel();
        }

        _waiting.Clear();
        _taken.Clear();
        return count;
    }

    /// <summary>Takes out a message that its consumer is done with; <see langword="false"/> where it was let go before.</summary>
    public bool Finish(InProcessEntry entry)
    {
        if (entry.Place.List != _taken)
        {
            return false;
        }

        _taken.Remove(entry.Place);
        return true;
    }

    /// <summary>Lets go of a consumer: what it has not finished stands in front again, in its order.</summary>
    public void Remove(InProcessConsumer consumer, DateTimeOffset now)
    {
        _consumers.Remove(consumer);
        GoneSince = now;
        foreach (var entry in _taken.Where(entry => entry.Owner == consumer).OrderBy(static entry => entry.Order).ToArray())
        {
            _taken.Remove(entry.Place);
            entry.Owner = null;
            entry.Redelivered = true;
            var next = _waiting.First;
            while (next is not null && next.Value.Order < entry.Order)
            {
                next = next.Next;
            }

            if (next is null)
            {
                _waiting.AddLast(entry.Place);
            }
            else
            {
                _waiting.AddBefore(next, entry.Place);
            }
        }

        if (!HasConsumer)
        {
            foreach (var entry in _waiting)
            {
                entry.EndTravel();
            }
        }
    }
}
