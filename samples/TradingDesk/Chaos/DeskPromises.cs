using AgentContracts;
using AgentContracts.Testing.Checking;

namespace TradingDesk.Chaos;

/// <summary>What must hold on the desk's channels whatever happens to Redis.</summary>
internal static class DeskPromises
{
    /// <summary>One for each channel that the desk's own messages travel on: its agents get all of a stream, and nothing from the fastest that is over its age.</summary>
    public static IReadOnlyCollection<ChannelPromise> All { get; } =
    [
        .. DeskAgents.Messages.Values.SelectMany(static message => message.Routes)
            .SelectMany(static channel => channel.Fallback is { } fallback ? [channel, fallback()] : new[] { channel })
            .DistinctBy(static channel => channel.Name)
            .Select(static channel => new ChannelPromise(channel.Name, [.. DeskAgents.Hearing(channel.Name).Select(static agent => agent.Id)])
            {
                MaxAge = channel.Tier == Tier.UltraHft ? QualityOfService.For(Tier.UltraHft).MaxAge : null,
            }),
    ];
}
