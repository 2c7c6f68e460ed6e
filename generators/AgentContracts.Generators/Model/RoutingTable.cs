using AgentContracts.Roslyn;

namespace AgentContracts.Generators.Model;

/// <summary>Which message of this assembly takes which channel.</summary>
/// <param name="Messages">The valid messages, ordered by full name.</param>
internal sealed record RoutingTable(EquatableArray<RoutedMessageModel> Messages)
{
    public static RoutingTable Of(IEnumerable<RoutedMessageModel> messages) =>
        new(messages.OrderBy(static m => m.FullName, StringComparer.Ordinal).ToEquatableArray());

    /// <summary>The messages that a channel carries.</summary>
    public IEnumerable<RoutedMessageModel> CarriedBy(string channel, bool channelIsEmergency) =>
        Messages.Where(m => Reachability.Carries(m.Channels.Contains(channel), channelIsEmergency, m.IsEmergency));
}
