using AgentContracts.Hub.Ledger;

namespace AgentContracts.Testing.Checking;

/// <summary>
/// Every message that was confirmed on a stream has a final outcome at every agent that hears the stream. An instance that died between its handler's work and
/// the telling of the outcome has done what was promised.
/// </summary>
internal static class LossCheck
{
    public static IEnumerable<Contradiction> Run(Story story, IReadOnlyDictionary<string, ChannelPromise> promises)
    {
        var settled = story.Settlements
            .Where(static one => one is { Delivery: Delivery.AtLeastOnce, Outcome: not Outcome.Returned })
            .Select(static one => (one.Id, one.Channel, one.Agent))
            .ToHashSet();

        var done = story.Effects.Where(effect => story.WasBroken(effect.Instance)).Select(static effect => (effect.Id, effect.Agent)).ToHashSet();

        foreach (var send in story.Sends)
        {
            if (send is not { Delivery: Delivery.AtLeastOnce, Status: RouteStatus.Confirmed } || !promises.TryGetValue(send.Channel, out var promise))
            {
                continue;
            }

            foreach (var agent in promise.Agents)
            {
                if (!settled.Contains((send.Id, send.Channel, agent)) && !done.Contains((send.Id, agent)))
                {
                    yield return new Contradiction(ContradictionKind.Lost, send.Id, $"confirmed on {send.Channel} at {send.At:HH:mm:ss.fff}, and {agent} has no outcome of it");
                }
            }
        }
    }
}
