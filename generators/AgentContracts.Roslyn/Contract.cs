using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace AgentContracts.Roslyn;

/// <summary>The contract as one compilation sees it: its own types by their attributes, those of referenced assemblies by their manifests.</summary>
public sealed class Contract
{
    private static readonly ConditionalWeakTable<Compilation, Contract> Cache = new();

    private readonly Compilation _compilation;
    private readonly ConcurrentDictionary<INamedTypeSymbol, MessageSymbol?> _messages = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, PartSymbol?> _parts = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, ChannelSymbol?> _channels = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, AgentSymbol?> _agents = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, MarkedType?> _marked = new(SymbolEqualityComparer.Default);
    private readonly Lazy<ImmutableArray<MessageSymbol>> _referencedMessages;
    private readonly Lazy<ImmutableArray<INamedTypeSymbol>> _ownTypes;
    private readonly Lazy<ImmutableArray<MessageSymbol>> _ownMessages;
    private readonly Lazy<ImmutableArray<PartSymbol>> _ownParts;
    private readonly Lazy<ImmutableArray<ChannelSymbol>> _ownChannels;
    private readonly Lazy<ImmutableArray<AgentSymbol>> _ownAgents;
    private readonly Lazy<Traffic> _traffic;
    private readonly Lazy<Routing> _routing;
    private readonly Lazy<NameIndex> _names;

    private Contract(Compilation compilation)
    {
        _compilation = compilation;
        _referencedMessages = new Lazy<ImmutableArray<MessageSymbol>>(ReadReferencedMessages);
        _ownTypes = new Lazy<ImmutableArray<INamedTypeSymbol>>(() => [.. TypesOf(compilation.Assembly.GlobalNamespace)]);
        _ownMessages = new Lazy<ImmutableArray<MessageSymbol>>(() => [.. _ownTypes.Value.Select(Message).OfType<MessageSymbol>()]);
        _ownParts = new Lazy<ImmutableArray<PartSymbol>>(() => [.. _ownTypes.Value.Select(Part).OfType<PartSymbol>()]);
        _ownChannels = new Lazy<ImmutableArray<ChannelSymbol>>(() => [.. _ownTypes.Value.Select(Channel).OfType<ChannelSymbol>()]);
        _ownAgents = new Lazy<ImmutableArray<AgentSymbol>>(() => [.. _ownTypes.Value.Select(Agent).OfType<AgentSymbol>()]);
        _traffic = new Lazy<Traffic>(() => new Traffic(this));
        _routing = new Lazy<Routing>(() => new Routing(OwnMessages.Where(static m => m.IsValid).Concat(ReferencedMessages)));
        _names = new Lazy<NameIndex>(() => new NameIndex(this, _ownTypes.Value));
    }

    /// <summary>The compilation's own assembly.</summary>
    public IAssemblySymbol Assembly => _compilation.Assembly;

    /// <summary>The valid messages of all referenced assemblies that this one can name, ordered by metadata name.</summary>
    public ImmutableArray<MessageSymbol> ReferencedMessages => _referencedMessages.Value;

    /// <summary>The messages of the compilation's own assembly, valid or not; found once, in a walk over every type of it.</summary>
    public IEnumerable<MessageSymbol> OwnMessages => _ownMessages.Value;

    /// <summary>The parts of the compilation's own assembly, valid or not; found once, in a walk over every type of it.</summary>
    public IEnumerable<PartSymbol> OwnParts => _ownParts.Value;

    /// <summary>The channels of the compilation's own assembly, valid or not; found once, in a walk over every type of it.</summary>
    public IEnumerable<ChannelSymbol> OwnChannels => _ownChannels.Value;

    /// <summary>The agents of the compilation's own assembly, valid or not; found once, in a walk over every type of it.</summary>
    public IEnumerable<AgentSymbol> OwnAgents => _ownAgents.Value;

    /// <summary>Who sends what over which channel to whom, in this and all referenced assemblies.</summary>
    public Traffic Traffic => _traffic.Value;

    /// <summary>The valid messages that this assembly can name, by channel; found once.</summary>
    internal Routing Routing => _routing.Value;

    /// <summary>The <c>[assembly: WholeSystem]</c>, by which this project sees every agent of the system; <see langword="null"/> where it does not say so.</summary>
    public AttributeData? WholeSystem => Assembly.Attribute(KnownNames.WholeSystem);

    /// <summary>The valid channels of all referenced assemblies that this one can name.</summary>
    public IEnumerable<ChannelSymbol> ReferencedChannels =>
        References.SelectMany(static a => Manifest.Of(a).Channels).Where(CanName).Select(Channel).OfType<ChannelSymbol>();

    /// <summary>The valid agents of all referenced assemblies.</summary>
    public IEnumerable<AgentSymbol> ReferencedAgents => ReferencedManifests.SelectMany(static m => m.Agents).Select(Agent).OfType<AgentSymbol>();

    internal IEnumerable<Manifest> ReferencedManifests => References.Select(Manifest.Of);

    /// <summary>Which names are used more than once. Walks every type of the compilation's own assembly.</summary>
    public NameIndex Names => _names.Value;

    private IEnumerable<IAssemblySymbol> References => _compilation.SourceModule.ReferencedAssemblySymbols;

    /// <summary>The contract of a compilation; read once for each.</summary>
    public static Contract Of(Compilation compilation) => Cache.GetValue(compilation, static c => new Contract(c));

    /// <summary>The type as a message, or <see langword="null"/> where it is not marked as one.</summary>
    public MessageSymbol? Message(ITypeSymbol type) => type is INamedTypeSymbol named ? _messages.GetOrAdd(named, t => MessageSymbol.Read(this, t)) : null;

    /// <summary>The type as a part, or <see langword="null"/> where it is not marked as one.</summary>
    public PartSymbol? Part(INamedTypeSymbol type) => _parts.GetOrAdd(type, t => PartSymbol.Read(this, t));

    /// <summary>The type as a channel, or <see langword="null"/> where it is not marked as one.</summary>
    public ChannelSymbol? Channel(ITypeSymbol type) => type is INamedTypeSymbol named ? _channels.GetOrAdd(named, t => ChannelSymbol.Read(this, t)) : null;

    /// <summary>The type as an agent, or <see langword="null"/> where it is not marked as one.</summary>
    public AgentSymbol? Agent(INamedTypeSymbol type) => _agents.GetOrAdd(type, t => AgentSymbol.Read(this, t));

    /// <summary>The type as whatever it is marked as, or <see langword="null"/> where it is not marked.</summary>
    public MarkedType? Marked(INamedTypeSymbol type) => _marked.GetOrAdd(type, t => MarkedType.Read(this, t));

    /// <summary>Whether the type belongs to the compilation's own assembly.</summary>
    public bool IsOwn(ITypeSymbol type) => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _compilation.Assembly);

    /// <summary>Whether code of this assembly can name the type as <c>global::…</c>: it is accessible, unambiguous and not behind an extern alias.</summary>
    public bool CanName(INamedTypeSymbol type) =>
        _compilation.IsSymbolAccessibleWithin(type, _compilation.Assembly)
        && SymbolEqualityComparer.Default.Equals(_compilation.GetTypeByMetadataName(type.FullMetadataName()), type)
        && (IsOwn(type) || _compilation.GetMetadataReference(type.ContainingAssembly) is not { Properties.Aliases: { IsEmpty: false } aliases } || aliases.Contains("global"));

    internal bool IsListed(INamedTypeSymbol type, Func<Manifest, ImmutableArray<INamedTypeSymbol>> list) =>
        type.ContainingAssembly is { } assembly && list(Manifest.Of(assembly)).Contains(type, SymbolEqualityComparer.Default);

    /// <summary>Adds a problem for each member that holds an invalid part, at any depth.</summary>
    internal void AddPartProblems(ImmutableArray<Problem>.Builder problems, WireShape shape)
    {
        foreach (var member in shape.Members)
        {
            if (member.WireType?.Part is { } part && !IsSound(part, new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default)))
            {
                problems.Add(new Problem(ProblemKind.UnsupportedMember, member.Symbol));
            }
        }
    }

    private bool IsSound(INamedTypeSymbol type, HashSet<INamedTypeSymbol> seen) =>
        !seen.Add(type)
        || (Part(type) is { OwnProblems.IsEmpty: true } part
            && (!IsOwn(type) || part.Shape.Members.All(m => m.WireType?.Part is not { } inner || IsSound(inner, seen))));

    private static IEnumerable<INamedTypeSymbol> TypesOf(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers())
        {
            if (member is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } type)
            {
                yield return type;
            }

            if (member is INamespaceOrTypeSymbol nested)
            {
                foreach (var inner in TypesOf(nested))
                {
                    yield return inner;
                }
            }
        }
    }

    private ImmutableArray<MessageSymbol> ReadReferencedMessages() =>
    [
        .. References
            .SelectMany(static a => Manifest.Of(a).Messages)
            .Where(CanName)
            .Select(Message)
            .OfType<MessageSymbol>()
            .OrderBy(static m => m.Type.FullMetadataName(), StringComparer.Ordinal),
    ];
}
