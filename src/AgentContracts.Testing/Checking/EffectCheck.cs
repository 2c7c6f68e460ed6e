using AgentContracts.Testing.History;

namespace AgentContracts.Testing.Checking;

/// <summary>
/// A handler does its work once for each message while its instance lives and holds its lease. A repeat is told to it and has a reason: the message may have
/// been sent twice, or the instance that had it was broken, or a server was away for so long that others took over.
/// </summary>
internal sealed class EffectCheck
{
    /// <summary>For how long after a fault what it left may still be taken over.</summary>
    private static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(5);

    private readonly Story _story;
    private readonly ILookup<MessageId, HistoryEvent> _begins;
    private readonly ILookup<MessageId, HistoryEvent> _sends;
    private readonly ILookup<MessageId, TimeSpan?> _leases;

    private EffectCheck(Story story, IReadOnlyDictionary<string, ChannelPromise> promises, IReadOnlyCollection<MessageId> repeated)
    {
        _story = story;
        _begins = story.Begins.Where(begin => repeated.Contains(begin.Id)).ToLookup(static begin => begin.Id);
        _sends = story.Sends.Where(send => repeated.Contains(send.Id)).ToLookup(static send => send.Id);
        _leases = story.Receipts.Where(receipt => repeated.Contains(receipt.Id) && promises.ContainsKey(receipt.Channel))
            .ToLookup(static receipt => receipt.Id, receipt => promises[receipt.Channel].Lease);
    }

    /// <summary>Looks at every effect.</summary>
    /// <param name="story">The history.</param>
    /// <param name="promises">What holds on the channels.</param>
    /// <param name="repeats">How many effects were not the first of their message.</param>
    public static IReadOnlyList<Contradiction> Run(Story story, IReadOnlyDictionary<string, ChannelPromise> promises, out int repeats)
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

        var check = new EffectCheck(story, promises, repeated.Select(static effects => effects[0].Id).ToHashSet());
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
            || (ends.Length == 0 ? _story.HasDied(id) : begins.Length > 0 && WasAway(begins[0].At, ends.Max(static end => end.At)));
    }

    private bool WasTakenOver(HistoryEvent before, HistoryEvent repeat) =>
        _story.FaultsOf(before.Instance).Any(fault => fault.At >= before.At - Aftermath && fault.At <= repeat.At)
        || (before.Instance != repeat.Instance && WasAway(before.At - Aftermath, repeat.At, _leases[repeat.Id].Min() / 2));

    /// <summary>Whether a server was away in a span of time, and for long enough where that counts.</summary>
    private bool WasAway(DateTime from, DateTime to, TimeSpan? atLeast = null) =>
        _story.Absences.Any(absence => absence.Meets(from, to) && (atLeast is null || absence.Lasted >= atLeast));
}
