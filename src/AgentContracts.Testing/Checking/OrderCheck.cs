using AgentContracts.Testing.History;

namespace AgentContracts.Testing.Checking;

/// <summary>On an ordered channel each instance does its work for the messages of one sender in the order in which they were sent; ids count in that order.</summary>
internal static class OrderCheck
{
    public static IEnumerable<Contradiction> Run(Story story, IReadOnlyDictionary<string, ChannelPromise> promises)
    {
        var channels = story.Sends
            .Where(send => promises.TryGetValue(send.Channel, out var promise) && promise.IsOrdered)
            .GroupBy(static send => send.Id)
            .ToDictionary(static sends => sends.Key, static sends => sends.First().Channel);
        var last = new Dictionary<(string Instance, string Channel, ulong Sender), HistoryEvent>();
        foreach (var effect in story.Effects)
        {
            if (effect.Redelivered || !channels.TryGetValue(effect.Id, out var channel))
            {
                continue;
            }

            var key = (effect.Instance, channel, effect.Id.Sender);
            if (last.TryGetValue(key, out var before) && before.Id.Number > effect.Id.Number)
            {
                yield return new Contradiction(ContradictionKind.Reordered, effect.Id, $"{effect.Instance} handled it after {before.Id}, which was sent later on {channel}");
                continue;
            }

            last[key] = effect;
        }
    }
}
