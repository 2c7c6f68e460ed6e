using AgentContracts.Testing.History;

namespace AgentContracts.Testing.Checking;

/// <summary>A history, sorted by what its events say.</summary>
internal sealed class Story
{
    private readonly HashSet<ulong> _deadSenders;
    private readonly HashSet<string> _broken;

    public Story(IEnumerable<HistoryEvent> events)
    {
        var byKind = events.ToLookup(static one => one.Kind);
        Begins = [.. byKind[EventKind.Sending]];
        Sends = [.. byKind[EventKind.Sent]];
        Receipts = [.. byKind[EventKind.Received]];
        Settlements = [.. byKind[EventKind.Settled]];
        Effects = [.. byKind[EventKind.Effect]];
        Faults = [.. byKind[EventKind.Fault].OrderBy(static one => one.At)];
        _broken = [.. Faults.Select(static fault => fault.Instance)];
        _deadSenders = [.. Faults.Where(static fault => !fault.Id.IsNone).Select(static fault => fault.Id.Sender)];
    }

    /// <summary>The beginnings of sends.</summary>
    public IReadOnlyList<HistoryEvent> Begins { get; }

    /// <summary>The ends of sends.</summary>
    public IReadOnlyList<HistoryEvent> Sends { get; }

    /// <summary>The arrivals of copies.</summary>
    public IReadOnlyList<HistoryEvent> Receipts { get; }

    /// <summary>The outcomes of copies.</summary>
    public IReadOnlyList<HistoryEvent> Settlements { get; }

    /// <summary>What handlers did.</summary>
    public IReadOnlyList<HistoryEvent> Effects { get; }

    /// <summary>What was broken, in the order of time.</summary>
    public IReadOnlyList<HistoryEvent> Faults { get; }

    /// <summary>Whether an instance, or a server, was broken at any time.</summary>
    public bool WasBroken(string what) => _broken.Contains(what);

    /// <summary>Whether the process that gave a message its id has died.</summary>
    public bool HasDied(MessageId of) => _deadSenders.Contains(of.Sender);
}
