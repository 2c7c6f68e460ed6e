namespace AgentContracts.Roslyn;

/// <summary>Who sends what over which channel to whom: everything valid in this and all referenced assemblies, what only those can name included.</summary>
public sealed class Traffic
{
    private readonly ILookup<ISymbol, MessageSymbol> _messages;
    private readonly ILookup<ISymbol, AgentSymbol> _subscribers;
    private readonly ILookup<ISymbol, AgentSymbol> _publishers;
    private readonly ILookup<ISymbol, ChannelSymbol> _primaries;
    private readonly ImmutableArray<AgentSymbol> _emergencyListeners;

    internal Traffic(Contract contract)
    {
        Messages = All(contract, static m => m.Messages, contract.Message).AddRange(contract.OwnMessages.Where(static m => m.IsValid));
        Channels = All(contract, static m => m.Channels, contract.Channel).AddRange(contract.OwnChannels.Where(static c => c.IsValid));
        Agents = All(contract, static m => m.Agents, contract.Agent).AddRange(contract.OwnAgents.Where(static a => a.IsValid));
        _messages = Lookup(Messages, static m => m.Routes.Select(static r => r.Channel));
        _subscribers = Lookup(Agents, static a => a.Subscriptions.Select(static s => s.Target));
        _publishers = Lookup(Agents, static a => a.Publishes.Select(static p => p.Target));
        _primaries = Lookup(Channels, static c => c.Fallback is { } fallback ? [fallback] : []);
        _emergencyListeners = [.. Channels.Where(static c => c.IsEmergency).SelectMany(c => _subscribers[c.Type]).Distinct()];
    }

    /// <summary>The messages.</summary>
    public ImmutableArray<MessageSymbol> Messages { get; }

    /// <summary>The channels.</summary>
    public ImmutableArray<ChannelSymbol> Channels { get; }

    /// <summary>The agents.</summary>
    public ImmutableArray<AgentSymbol> Agents { get; }

    /// <summary>The messages that are routed to a channel.</summary>
    public IEnumerable<MessageSymbol> RoutedTo(INamedTypeSymbol channel) => _messages[channel];

    /// <summary>The agents that subscribe to a channel.</summary>
    public IEnumerable<AgentSymbol> SubscribersOf(INamedTypeSymbol channel) => _subscribers[channel];

    /// <summary>The agents that publish a message.</summary>
    public IEnumerable<AgentSymbol> PublishersOf(INamedTypeSymbol message) => _publishers[message];

    /// <summary>The channels that another channel stands in for.</summary>
    public IEnumerable<ChannelSymbol> StandsInFor(INamedTypeSymbol channel) => _primaries[channel];

    /// <summary>The agents that hear emergencies and do not ignore this one.</summary>
    public IEnumerable<AgentSymbol> HearersOfEmergency(INamedTypeSymbol message) =>
        _emergencyListeners.Where(a => !a.Ignores.Any(i => SymbolEqualityComparer.Default.Equals(i.Target, message)));

    private static ImmutableArray<T> All<T>(Contract contract, Func<Manifest, ImmutableArray<INamedTypeSymbol>> list, Func<INamedTypeSymbol, T?> read) where T : class =>
        [.. contract.ReferencedManifests.SelectMany(m => list(m)).Select(read).OfType<T>()];

    private static ILookup<ISymbol, T> Lookup<T>(IEnumerable<T> items, Func<T, IEnumerable<ITypeSymbol>> keys) =>
        items.SelectMany(i => keys(i).Distinct<ISymbol>(SymbolEqualityComparer.Default).Select(k => (Key: k, Item: i)))
            .ToLookup(static p => p.Key, static p => p.Item, SymbolEqualityComparer.Default);
}
