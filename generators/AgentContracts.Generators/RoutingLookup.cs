using AgentContracts.Roslyn;

namespace AgentContracts.Generators;

/// <summary>Finds what a channel carries without looking at every message; made once for each routing table.</summary>
internal sealed class RoutingLookup
{
    private readonly ILookup<string, RoutedMessageModel> _byChannel;
    private readonly ImmutableArray<RoutedMessageModel> _emergencies;

    public RoutingLookup(RoutingTable table)
    {
        _byChannel = table.Messages.SelectMany(static m => m.Channels.Select(c => (Channel: c, Message: m))).ToLookup(static p => p.Channel, static p => p.Message, StringComparer.Ordinal);
        _emergencies = [.. table.Messages.Where(static m => Reachability.Carries(isRouted: false, channelIsEmergency: true, m.IsEmergency))];
    }

    /// <summary>The messages that a channel carries, ordered by full name.</summary>
    public IEnumerable<RoutedMessageModel> CarriedBy(string channel, bool channelIsEmergency) => channelIsEmergency
        ? _byChannel[channel].Concat(_emergencies).Distinct().OrderBy(static m => m.FullName, StringComparer.Ordinal)
        : _byChannel[channel];
}
