using Chaos.History;

namespace Chaos.Checking;

/// <summary>A history, sorted by what its events say.</summary>
/// <param name="Sends">The ends of sends.</param>
/// <param name="Receipts">The arrivals of copies.</param>
/// <param name="Settlements">The outcomes of copies.</param>
/// <param name="Effects">What handlers did.</param>
/// <param name="Faults">What was broken, in the order of time.</param>
internal sealed record Story(
    IReadOnlyList<HistoryEvent> Sends, IReadOnlyList<HistoryEvent> Receipts, IReadOnlyList<HistoryEvent> Settlements, IReadOnlyList<HistoryEvent> Effects,
    IReadOnlyList<HistoryEvent> Faults)
{
    public static Story Of(IEnumerable<HistoryEvent> events)
    {
        var byKind = events.ToLookup(static one => one.Kind);
        return new Story(
            [.. byKind[EventKind.Sent]],
            [.. byKind[EventKind.Received]],
            [.. byKind[EventKind.Settled]],
            [.. byKind[EventKind.Effect]],
            [.. byKind[EventKind.Fault].OrderBy(static one => one.At)]);
    }
}
