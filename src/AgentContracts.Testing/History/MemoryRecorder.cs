namespace AgentContracts.Testing.History;

/// <summary>Keeps what it records in memory, in the order in which it is told: about 100 bytes an event, four or five events a message.</summary>
public sealed class MemoryRecorder : DeliveryRecorder
{
    private readonly Lock _gate = new();
    private readonly List<HistoryEvent> _events = [];

    /// <summary>How many events were recorded.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _events.Count;
            }
        }
    }

    /// <summary>What was recorded so far.</summary>
    public IReadOnlyList<HistoryEvent> Read()
    {
        lock (_gate)
        {
            return [.. _events];
        }
    }

    /// <summary>The first thing that an agent's handler did since a moment, or <see langword="null"/>.</summary>
    /// <param name="moment">The moment, UTC.</param>
    /// <param name="agent">The agent's id.</param>
    public HistoryEvent? FirstEffectSince(DateTime moment, string agent)
    {
        lock (_gate)
        {
            // From the end: what is looked for is young.
            HistoryEvent? first = null;
            for (var i = _events.Count - 1; i >= 0 && _events[i].At >= moment; i--)
            {
                first = _events[i].Kind == EventKind.Effect && _events[i].Agent == agent ? _events[i] : first;
            }

            return first;
        }
    }

    /// <inheritdoc/>
    public override void Add(in HistoryEvent one)
    {
        lock (_gate)
        {
            _events.Add(one);
        }
    }
}
