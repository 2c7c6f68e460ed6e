using AgentContracts.Testing.History;

namespace AgentContracts.Testing.Checking;

/// <summary>A history, sorted by what its events say.</summary>
internal sealed class Story
{
    /// <summary>A process that is being killed works on for a moment after the time that is recorded for that.</summary>
    private static readonly TimeSpan LongestDying = TimeSpan.FromSeconds(2);

    private readonly HashSet<ulong> _deadSenders;
    private readonly ILookup<string, HistoryEvent> _faults;
    private readonly HashSet<(MessageId Id, string Instance)> _done;
    private readonly HashSet<string> _tellers;

    public Story(IEnumerable<HistoryEvent> events)
    {
        var byKind = events.ToLookup(static one => one.Kind);
        Begins = [.. byKind[EventKind.Sending]];
        Sends = [.. byKind[EventKind.Sent]];
        Receipts = [.. byKind[EventKind.Received]];
        Settlements = [.. byKind[EventKind.Settled]];
        Effects = [.. byKind[EventKind.Effect]];
        Absences = [.. Absent(byKind[EventKind.ServerAway].Concat(byKind[EventKind.ServerBack]))];
        _faults = byKind[EventKind.Fault].OrderBy(static one => one.At).ToLookup(static fault => fault.Instance, StringComparer.Ordinal);
        _done = [.. Effects.Select(static effect => (effect.Id, effect.Instance))];
        _tellers = [.. Effects.Select(static effect => effect.Agent)];
        _deadSenders = [.. byKind[EventKind.Fault].Where(static fault => !fault.Id.IsNone).Select(static fault => fault.Id.Sender)];
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

    /// <summary>When servers were away.</summary>
    public IReadOnlyList<Absence> Absences { get; }

    /// <summary>How an instance was broken, in the order of time.</summary>
    public IEnumerable<HistoryEvent> FaultsOf(string instance) => _faults[instance];

    /// <summary>Whether an instance was broken after a moment: what it had begun by then it may not have ended.</summary>
    public bool WasBrokenAfter(string instance, DateTime moment) => _faults[instance].Any(fault => fault.At > moment - LongestDying);

    /// <summary>Whether an outcome that says "handled" is borne out by the handler; also where its agent's handlers never tell what they do.</summary>
    public bool IsBorneOut(in HistoryEvent handled) => !_tellers.Contains(handled.Agent) || _done.Contains((handled.Id, handled.Instance));

    /// <summary>Whether the process that gave a message its id has died.</summary>
    public bool HasDied(MessageId of) => _deadSenders.Contains(of.Sender);

    private static IEnumerable<Absence> Absent(IEnumerable<HistoryEvent> tellings)
    {
        foreach (var server in tellings.OrderBy(static one => one.At).GroupBy(static one => one.Instance))
        {
            DateTime? since = null;
            foreach (var one in server)
            {
                if (one.Kind == EventKind.ServerAway)
                {
                    since ??= one.At;
                }
                else if (since is { } from)
                {
                    yield return new Absence(from, one.At);
                    since = null;
                }
            }

            if (since is { } last)
            {
                yield return new Absence(last, DateTime.MaxValue);
            }
        }
    }
}
