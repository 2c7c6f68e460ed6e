using AgentContracts.Hub.Ledger;

namespace AgentContracts.Testing.Checking;

/// <summary>
/// Every message that was confirmed on a stream has a final outcome at every agent that hears the stream, and over all channels one that is not "duplicate": some
/// copy must be the first. "Handled" is one only where the handler itself bears it out. An instance that died between its handler's work and the telling of the
/// outcome has done what was promised.
/// </summary>
internal static class LossCheck
{
    public static IEnumerable<Contradiction> Run(Story story, IReadOnlyDictionary<string, ChannelPromise> promises)
    {
        var final = story.Settlements.Where(one => one.Outcome != Outcome.Returned && (one.Outcome != Outcome.Handled || story.IsBorneOut(one))).ToList();
        var settled = final.Where(static one => one.Delivery == Delivery.AtLeastOnce).Select(static one => (one.Id, one.Channel, one.Agent)).ToHashSet();
        var firsts = final.Where(static one => one.Outcome != Outcome.Duplicate).Select(static one => (one.Id, one.Agent)).ToHashSet();
        var done = story.Effects.Where(effect => story.WasBrokenAfter(effect.Instance, effect.At)).Select(static effect => (effect.Id, effect.Agent)).ToHashSet();

        foreach (var send in story.Sends)
        {
            if (send is not { Delivery: Delivery.AtLeastOnce, Status: RouteStatus.Confirmed } || !promises.TryGetValue(send.Channel, out var promise))
            {
                continue;
            }

            foreach (var agent in promise.Agents)
            {
                if (done.Contains((send.Id, agent)))
                {
                    continue;
                }

                var isSettled = settled.Contains((send.Id, send.Channel, agent));
                if (!isSettled || !firsts.Contains((send.Id, agent)))
                {
                    var what = isSettled ? "took every copy of it for a duplicate" : "has no outcome of it";
                    yield return new Contradiction(ContradictionKind.Lost, send.Id, $"confirmed on {send.Channel} at {send.At:HH:mm:ss.fff}, and {agent} {what}");
                }
            }
        }
    }
}
