using AgentContracts.Testing.History;

namespace AgentContracts.Testing.Checking;

/// <summary>
/// A handler does its work once for each message while its instance lives and holds its lease. A repeat is told to it and has a reason: the message may have
/// been sent twice, or the instance that had it was broken, or a server that was away let others take over.
/// </summary>
internal sealed class EffectCheck
{
    /// <summary>For how long after a fault what it left may still be taken over.</summary>
    private static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(5);

    private readonly Story _story;
    private readonly ILookup<MessageId, HistoryEvent> _begins;
    private readonly ILookup<MessageId, HistoryEvent> _sends;
    private readonly List<HistoryEvent> _serverFaults;
    private readonly ILookup<string, HistoryEvent> _instanceFaults;

    private EffectCheck(Story story, IReadOnlyCollection<MessageId> repeated)
    {
        _story = story;
        _begins = story.Begins.Where(begin => repeated.Contains(begin.Id)).ToLookup(static begin => begin.Id);
        _sends = story.Sends.Where(send => repeated.Contains(send.Id)).ToLookup(static send => send.Id);
        var instances = story.Receipts.Concat(story.Effects).Select(static one => one.Instance).ToHashSet(StringComparer.Ordinal);
        _serverFaults = [.. story.Faults.Where(fault => !instances.Contains(fault.Instance))];
        _instanceFaults = story.Faults.Where(fault => instances.Contains(fault.Instance)).ToLookup(static fault => fault.Instance, StringComparer.Ordinal);
    }

    /// <summary>Looks at every effect.</summary>
    /// <param name="story">The history.</param>
    /// <param name="repeats">How many effects were not the first of their message.</param>
    public static IReadOnlyList<Contradiction> Run(Story story, out int repeats)
    {
        List<List<HistoryEvent>> repeated =
        [
            .. story.Effects.GroupBy(static effect => (effect.Id, effect.Agent))
                .Select(static effects => effects.OrderBy(static effect => effect.At).ToList())
                .Where(static effects => effects.Count > 1),
        ];
        repeats = repeated.Sum(static effects => effects.Count - 1);
        if (repeats == 0)
        {
            return [];
        }

        var check = new EffectCheck(story, repeated.Select(static effects => effects[0].Id).ToHashSet());
        return [.. repeated.SelectMany(check.Look)];
    }

    private IEnumerable<Contradiction> Look(List<HistoryEvent> effects)
    {
        for (var next = 1; next < effects.Count; next++)
        {
            var repeat = effects[next];
            var what = $"{repeat.Instance} handled it at {repeat.At:HH:mm:ss.fff}, and {effects[next - 1].Instance} before at {effects[next - 1].At:HH:mm:ss.fff}";
            if (!repeat.Redelivered)
            {
                yield return new Contradiction(ContradictionKind.Duplicated, repeat.Id, $"{what}, and it was not told so");
            }
            else if (!MayHaveBeenSentTwice(repeat.Id) && !effects.Take(next).Any(before => WasTakenOver(before, repeat)))
            {
                yield return new Contradiction(ContradictionKind.Duplicated, repeat.Id, $"{what}, and nothing that was broken explains it");
            }
        }
    }

    /// <summary>Whether its sender does not know, or did not live to know, how the send ended, or had to try again.</summary>
    private bool MayHaveBeenSentTwice(MessageId id)
    {
        HistoryEvent[] begins = [.. _begins[id]];
        HistoryEvent[] ends = [.. _sends[id]];
        return ends.Any(static end => end.Status == RouteStatus.Unknown)
            || (ends.Length == 0 ? _story.HasDied(id) : begins.Length > 0 && IsAnyIn(_serverFaults, begins[0].At, ends.Max(static end => end.At)));
    }

    private bool WasTakenOver(in HistoryEvent before, in HistoryEvent repeat) =>
        IsAnyIn([.. _instanceFaults[before.Instance]], before.At - Aftermath, repeat.At)
        || (before.Instance != repeat.Instance && IsAnyIn(_serverFaults, before.At - Aftermath, repeat.At));

    private static bool IsAnyIn(List<HistoryEvent> faults, DateTime from, DateTime to)
    {
        // Faults stand in the order of time: the first that is not too early decides.
        var (low, high) = (0, faults.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = faults[middle].At < from ? (middle + 1, high) : (low, middle);
        }

        return low < faults.Count && faults[low].At <= to;
    }
}
