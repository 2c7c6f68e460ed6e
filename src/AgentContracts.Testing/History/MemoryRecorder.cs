namespace AgentContracts.Testing.History;

/// <summary>Keeps what it records in memory, in the order in which it is told: 56 bytes an event, five events a message.</summary>
public sealed class MemoryRecorder : DeliveryRecorder
{
    private const int ChunkSize = 16_384;

    private readonly Lock _gate = new();
    private readonly NameTable _names = new();

    // Whatever has been recorded stays where it is: copying millions would stop what is being recorded.
    private readonly List<StoredEvent[]> _chunks = [];
    private int _count;

    /// <summary>How many events were recorded.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>What was recorded so far.</summary>
    public IReadOnlyList<HistoryEvent> Read()
    {
        lock (_gate)
        {
            var events = new HistoryEvent[_count];
            for (var i = 0; i < events.Length; i++)
            {
                events[i] = At(i).ToEvent(_names);
            }

            return events;
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
            for (var i = _count - 1; i >= 0 && At(i).At >= moment; i--)
            {
                if (At(i).Kind == EventKind.Effect && At(i).ToEvent(_names) is var effect && effect.Agent == agent)
                {
                    first = effect;
                }
            }

            return first;
        }
    }

    /// <inheritdoc/>
    public override void Add(in HistoryEvent one)
    {
        lock (_gate)
        {
            if (_count % ChunkSize == 0)
            {
                _chunks.Add(new StoredEvent[ChunkSize]);
            }

            _chunks[^1][_count % ChunkSize] = new StoredEvent(Timed(one), _names);
            Volatile.Write(ref _count, _count + 1);
        }
    }

    private ref readonly StoredEvent At(int index) => ref _chunks[index / ChunkSize][index % ChunkSize];
}
