namespace AgentContracts.Roslyn;

/// <summary>Which messages reach an agent.</summary>
public static class Reachability
{
    /// <summary>
    /// Whether a channel carries a message: it is routed there, or both are emergencies. A fallback adds nothing: it carries, for the subscribers of the
    /// primary channel, only what is routed to the primary.
    /// </summary>
    public static bool Carries(bool isRouted, bool channelIsEmergency, bool messageIsEmergency) => isRouted || (channelIsEmergency && messageIsEmergency);

    /// <summary>Whether a channel carries a message.</summary>
    public static bool Carries(ChannelSymbol channel, MessageSymbol message) => Carries(
        message.Routes.Any(r => SymbolEqualityComparer.Default.Equals(r.Channel, channel.Type)), channel.IsEmergency, message.IsEmergency);

    /// <summary>The channels that carry a message, as far as they are valid: those of its routes, in order, then the emergency channels for an emergency.</summary>
    public static IEnumerable<ChannelSymbol> ChannelsOf(Contract contract, MessageSymbol message)
    {
        var routed = message.Routes.Select(r => contract.Channel(r.Channel)).OfType<ChannelSymbol>();
        var implied = message.IsEmergency ? contract.OwnChannels.Concat(contract.ReferencedChannels).Where(static c => c.IsEmergency) : [];
        return routed.Concat(implied).Where(static c => c.IsValid).GroupBy(static c => c.Type, SymbolEqualityComparer.Default).Select(static g => g.First());
    }

    /// <summary>Whether a valid channel of the agent carries the message, ignored or not.</summary>
    public static bool Hears(Contract contract, AgentSymbol agent, MessageSymbol message) =>
        agent.Subscriptions.Any(s => contract.Channel(s.Target) is { IsValid: true } channel && Carries(channel, message));

    /// <summary>The valid messages that the agent's valid channels carry and that it does not ignore, ordered by metadata name.</summary>
    public static ImmutableArray<ReachableMessage> Of(Contract contract, AgentSymbol agent) =>
        Of(contract, agent, contract.Routing.Near(agent.Subscriptions.Select(s => contract.Channel(s.Target)).OfType<ChannelSymbol>()));

    /// <summary>The same for some of the messages, all of them valid.</summary>
    public static ImmutableArray<ReachableMessage> Of(Contract contract, AgentSymbol agent, IEnumerable<MessageSymbol> messages)
    {
        var channels = agent.Subscriptions
            .Select(s => (Subscription: s, Channel: contract.Channel(s.Target)))
            .Where(static s => s.Channel is { IsValid: true })
            .ToArray();
        if (channels.Length == 0)
        {
            return [];
        }

        return
        [
            .. messages
                .Where(m => !agent.Ignores.Any(i => SymbolEqualityComparer.Default.Equals(i.Target, m.Type)))
                .Select(m => new ReachableMessage(m, [.. channels.Where(c => Carries(c.Channel!, m)).Select(static c => c.Subscription)]))
                .Where(static r => !r.Subscriptions.IsEmpty)
                .OrderBy(static r => r.Message.Type.FullMetadataName(), StringComparer.Ordinal),
        ];
    }
}
