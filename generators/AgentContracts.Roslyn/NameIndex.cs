namespace AgentContracts.Roslyn;

/// <summary>Which names of a contract are used more than once. Of several types with one name the first keeps it.</summary>
public sealed class NameIndex
{
    private readonly Dictionary<string, INamedTypeSymbol> _messages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, INamedTypeSymbol> _channels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, INamedTypeSymbol> _agents = new(StringComparer.Ordinal);

    internal NameIndex(Contract contract, IEnumerable<INamedTypeSymbol> ownTypes)
    {
        SharedMessages = AddReferenced(_messages, contract.ReferencedMessages.Select(static m => (m.WireName, m.Type)));
        SharedChannels = AddReferenced(_channels, contract.ReferencedChannels.Select(static c => (c.Name, c.Type)));
        SharedAgents = AddReferenced([], contract.ReferencedAgents.Select(static a => (a.Id, a.Type)));
        foreach (var type in ownTypes.Select(contract.Marked).OfType<MarkedType>().OrderBy(static t => MarkOf(t)?.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(static t => MarkOf(t)?.Span.Start))
        {
            Add(_messages, type.Message?.WireName, type.Type);
            Add(_channels, type.Channel?.Name, type.Type);
            Add(_agents, type.Agent?.Id, type.Type);
        }
    }

    /// <summary>The names of messages that two referenced assemblies use.</summary>
    public ImmutableArray<SharedName> SharedMessages { get; }

    /// <summary>The names of channels that two referenced assemblies use.</summary>
    public ImmutableArray<SharedName> SharedChannels { get; }

    /// <summary>The ids of agents that two referenced assemblies use.</summary>
    public ImmutableArray<SharedName> SharedAgents { get; }

    /// <summary>The first of several messages with one name on the wire: of a referenced assembly, or by file and position. <see langword="null"/> where it is this one.</summary>
    public INamedTypeSymbol? Earlier(MessageSymbol message) => Earlier(_messages, message.WireName, message.Type);

    /// <summary>The first of several channels with one name, <see langword="null"/> where it is this one.</summary>
    public INamedTypeSymbol? Earlier(ChannelSymbol channel) => Earlier(_channels, channel.Name, channel.Type);

    /// <summary>The first of several agents of this assembly with one id, <see langword="null"/> where it is this one. A test may stand in for an agent that it references.</summary>
    public INamedTypeSymbol? Earlier(AgentSymbol agent) => Earlier(_agents, agent.Id, agent.Type);

    // The declarations of a partial type come in the order in which the compiler got its files; its mark stands in one of them.
    private static SyntaxReference? MarkOf(MarkedType type) => type.Mark?.ApplicationSyntaxReference;

    private static ImmutableArray<SharedName> AddReferenced(Dictionary<string, INamedTypeSymbol> names, IEnumerable<(string Name, INamedTypeSymbol Type)> types)
    {
        var shared = ImmutableArray.CreateBuilder<SharedName>();
        foreach (var (name, type) in types.OrderBy(static t => t.Type.FullMetadataName(), StringComparer.Ordinal).ThenBy(static t => t.Type.ContainingAssembly.Name, StringComparer.Ordinal))
        {
            Add(names, name, type);
            if (names.TryGetValue(name, out var first) && !SymbolEqualityComparer.Default.Equals(first.ContainingAssembly, type.ContainingAssembly))
            {
                shared.Add(new SharedName(name, first, type));
            }
        }

        return shared.ToImmutable();
    }

    private static void Add(Dictionary<string, INamedTypeSymbol> names, string? name, INamedTypeSymbol type)
    {
        if (name is { Length: > 0 } && !names.ContainsKey(name))
        {
            names.Add(name, type);
        }
    }

    private static INamedTypeSymbol? Earlier(Dictionary<string, INamedTypeSymbol> names, string name, INamedTypeSymbol type) =>
        names.TryGetValue(name, out var first) && !SymbolEqualityComparer.Default.Equals(first, type) ? first : null;
}
