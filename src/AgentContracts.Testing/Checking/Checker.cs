using AgentContracts.Testing.History;

namespace AgentContracts.Testing.Checking;

/// <summary>Lays everything that was recorded side by side and says where it contradicts what the hub promises.</summary>
public static class Checker
{
    /// <summary>Checks a history that has come to rest: no send is under way, and no copy is in flight.</summary>
    /// <param name="events">What all processes recorded, each in its own order.</param>
    /// <param name="channels">What holds on the channels; of others nothing is expected.</param>
    public static Verdict Check(IEnumerable<HistoryEvent> events, params IReadOnlyCollection<ChannelPromise> channels)
    {
        var story = new Story(events);
        var promises = channels.ToDictionary(static channel => channel.Name, StringComparer.Ordinal);
        var effects = EffectCheck.Run(story, promises, out var repeats);
        return new Verdict(
            story.Sends.Count(static send => send is { Delivery: Delivery.AtLeastOnce, Status: RouteStatus.Confirmed }),
            story.Effects.Count,
            repeats,
            [
                .. LossCheck.Run(story, promises),
                .. effects,
                .. OrderCheck.Run(story, promises),
                .. AgeCheck.Run(story, promises),
                .. OutcomeCheck.Run(story, promises),
            ]);
    }
}
