using AgentContracts;
using Chaos.History;

namespace Chaos.Checking;

/// <summary>Lays everything that was recorded side by side and says where it contradicts what was promised.</summary>
internal static class Checker
{
    /// <summary>Checks a history that has come to rest.</summary>
    /// <param name="events">What all processes recorded, each in its own order.</param>
    /// <param name="channels">What holds on the channels; of others nothing is expected.</param>
    public static Verdict Check(IEnumerable<HistoryEvent> events, params IReadOnlyCollection<ChannelPromise> channels)
    {
        var story = Story.Of(events);
        var promises = channels.ToDictionary(static channel => channel.Name);
        var effects = EffectCheck.Run(story);
        return new Verdict(
            story.Sends.Count(static send => send is { Delivery: Delivery.AtLeastOnce, Status: RouteStatus.Confirmed }),
            story.Effects.Count,
            effects.Repeats,
            [
                .. LossCheck.Run(story, promises),
                .. effects.Contradictions,
                .. OrderCheck.Run(story, promises),
                .. AgeCheck.Run(story, promises),
                .. OutcomeCheck.Run(story, promises),
            ]);
    }
}
