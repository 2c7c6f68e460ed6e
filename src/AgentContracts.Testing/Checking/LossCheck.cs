using AgentContracts.Hub.Ledger;

namespace AgentContracts.Testing.Checking;

/// <summary>Every message that was confirmed on a stream has a final outcome at every agent that hears the stream.</summary>
internal static class LossCheck
{
    public static IEnumerable<Contradiction> Run(Story story, IReadOnlyDictionary<string, ChannelPromise> promises)
    {
        var settled = story.Settlements
            .Where(static one => one is { Delivery: Delivery.AtLeastOnce, Outcome: not Outcome.Returned })
            .Select(static one => (one.Id, one.Channel, one.Agent))
            .ToHashSet();

        foreach (var send in story.Sends)
        {
            if (send is not { Delivery: Delivery.AtLeastOnce, Status: RouteStatus.Confirmed } || !promises.TryGetValue(send.Channel, out var promise))
            {
                continue;
            }

            foreach (var agent in promise.Agents)
            {
                if (!settled.Contains((send.Id, send.Channel, agent)))
                {
                    yield return new Contradiction(ContradictionKind.Lost, send.Id, $"confirmed on {send.Channel} at {send.At:HH:mm:ss.fff}, and {agent} has no outcome of it");
                }
            }
        }
    }
}
