namespace AgentContracts.Roslyn;

/// <summary>Which names of a contract are used more than once. Of several types with one name the first keeps it.</summary>
public sealed class NameIndex
{
    private readonly Dictionary<string, INamedTypeSymbol> _messages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, INamedTypeSymbol> _channels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, INamedTypeSymbol> _agents = new(StringComparer.Ordinal);

    internal NameIndex(Contract contract, IEnumerable<INamedTypeSymbol> ownTypes)
    {
        foreach (var message in contract.ReferencedMessages)
        {
            Add(_messages, message.WireName, message.Type);
        }

        foreach (var channel in contract.ReferencedChannels)
        {
            Add(_channels, channel.Name, channel.Type);
        }

        foreach (var type in ownTypes.Select(contract.Marked).OfType<MarkedType>().OrderBy(static t => MarkOf(t)?.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(static t => MarkOf(t)?.Span.Start))
        {
            Add(_messages, type.Message?.WireName, type.Type);
            Add(_channels, type.Channel?.Name, type.Type);
            Add(_agents, type.Agent?.Id, type.Type);
        }
    }

    /// <summary>The first of several messages with one name on the wire: of a referenced assembly, or by file and position. <see langword="null"/> where it is this one.</summary>
    public INamedTypeSymbol? Earlier(MessageSymbol message) => Earlier(_messages, message.WireName, message.Type);

    /// <summary>The first of several channels with one name, <see langword="null"/> where it is this one.</summary>
    public INamedTypeSymbol? Earlier(ChannelSymbol channel) => Earlier(_channels, channel.Name, channel.Type);

    /// <summary>The first of several agents of this assembly with one id, <see langword="null"/> where it is this one. A test may stand in for an agent that it references.</summary>
    public INamedTypeSymbol? Earlier(AgentSymbol agent) => Earlier(_agents, agent.Id, agent.Type);

    // The declarations of a partial type come in the order in which the compiler got its files; its mark stands in one of them.
    private static SyntaxReference? MarkOf(MarkedType type) => type.Mark?.ApplicationSyntaxReference;

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
