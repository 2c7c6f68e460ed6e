namespace AgentContracts.Roslyn;

/// <summary>The valid messages that code of this assembly can name, by the channels that they are routed to.</summary>
internal sealed class Routing
{
    private readonly ILookup<ISymbol, MessageSymbol> _byChannel;
    private readonly ImmutableArray<MessageSymbol> _emergencies;

    public Routing(IEnumerable<MessageSymbol> messages)
    {
        var all = messages.ToArray();
        _byChannel = all
            .SelectMany(static m => m.Routes.Select(static r => r.Channel).Distinct<ISymbol>(SymbolEqualityComparer.Default).Select(c => (Channel: c, Message: m)))
            .ToLookup(static p => p.Channel, static p => p.Message, SymbolEqualityComparer.Default);
        _emergencies = [.. all.Where(static m => Reachability.Carries(isRouted: false, channelIsEmergency: true, m.IsEmergency))];
    }

    /// <summary>The messages that one of the channels carries, and perhaps a few more.</summary>
    public IEnumerable<MessageSymbol> Near(IEnumerable<ChannelSymbol> channels) =>
        channels.SelectMany(c => c.IsEmergency ? _byChannel[c.Type].Concat(_emergencies) : _byChannel[c.Type]).Distinct();
}
