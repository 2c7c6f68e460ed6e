using AgentContracts.Hub.Ledger;

namespace AgentContracts.Testing.Checking;

/// <summary>No handler begins with a message that is over its age, or may be: what the hub's clock may be off by counts against the message.</summary>
internal static class AgeCheck
{
    public static IEnumerable<Contradiction> Run(Story story, IReadOnlyDictionary<string, ChannelPromise> promises)
    {
        foreach (var one in story.Settlements)
        {
            if (one is { Outcome: Outcome.Handled } && promises.TryGetValue(one.Channel, out var promise) && promise.MaxAge is { } most && !(one.Age <= most - one.AgeError))
            {
                yield return new Contradiction(
                    ContradictionKind.Stale, one.Id, $"{one.Agent} handled it {one.Age?.TotalMilliseconds:0.0} ms old, give or take {one.AgeError.TotalMilliseconds:0.000} ms, where {one.Channel} allows {most.TotalMilliseconds:0} ms");
            }
        }
    }
}
