using AgentContracts;
using AgentContracts.Hub.Ledger;
using Chaos.History;

namespace Chaos.Checking;

/// <summary>Every outcome belongs to a copy that arrived, of a message that somebody sent and that was not refused, and is one that its channel allows.</summary>
internal static class OutcomeCheck
{
    public static IEnumerable<Contradiction> Run(Story story, IReadOnlyDictionary<string, ChannelPromise> promises)
    {
        var sends = story.Sends.ToLookup(static send => (send.Id, send.Channel));
        var arrived = story.Receipts.CountBy(static receipt => (receipt.Id, receipt.Channel, receipt.Instance)).ToDictionary();
        foreach (var one in story.Settlements)
        {
            // A stranger's frame without a readable header has no id to follow.
            if (one.Id.IsNone || !promises.TryGetValue(one.Channel, out var promise))
            {
                continue;
            }

            if (WhyNotExplained(one, promise, [.. sends[(one.Id, one.Channel)]], arrived) is { } text)
            {
                yield return new Contradiction(ContradictionKind.Unexplained, one.Id, $"{one.Outcome} at {one.Agent} ({one.Instance}) on {one.Channel}, {text}");
            }
        }

        foreach (var ((id, channel, instance), copies) in arrived)
        {
            if (copies > 0 && promises.ContainsKey(channel) && !WasBroken(story, instance))
            {
                yield return new Contradiction(ContradictionKind.Unexplained, id, $"{copies} of its copies arrived at {instance} on {channel} and have no outcome");
            }
        }
    }

    private static string? WhyNotExplained(
        in HistoryEvent one, ChannelPromise promise, IReadOnlyList<HistoryEvent> sends, Dictionary<(MessageId, string, string), int> arrived)
    {
        var key = (one.Id, one.Channel, one.Instance);
        if (arrived.GetValueOrDefault(key) == 0)
        {
            return "without a copy that arrived";
        }

        arrived[key]--;
        return sends.Count == 0 ? "but nobody sent it there"
            : sends.All(static send => send.Status == RouteStatus.Rejected) ? "but it was refused there"
            : one.Outcome == Outcome.Dropped && one.Delivery == Delivery.AtLeastOnce && !promise.MayDrop ? "where nothing may be dropped"
            : null;
    }

    private static bool WasBroken(Story story, string instance) => story.Faults.Any(fault => fault.Instance == instance);
}
