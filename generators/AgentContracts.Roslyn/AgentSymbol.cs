namespace AgentContracts.Roslyn;

/// <summary>An agent: a class with <c>[Agent]</c>.</summary>
public sealed class AgentSymbol
{
    private readonly Lazy<ImmutableArray<Problem>> _problems;

    private AgentSymbol(Contract contract, INamedTypeSymbol type, AttributeData attribute)
    {
        Type = type;
        Attribute = attribute;
        Id = attribute.Argument<string>(0) ?? "";
        Subscriptions = LinksOf(type, KnownNames.Subscribes);
        Ignores = LinksOf(type, KnownNames.Ignores);
        Publishes = LinksOf(type, KnownNames.Publishes);
        _problems = new Lazy<ImmutableArray<Problem>>(() => FindProblems(contract));
    }

    /// <summary>The class.</summary>
    public INamedTypeSymbol Type { get; }

    /// <summary>The <c>[Agent]</c>.</summary>
    public AttributeData Attribute { get; }

    /// <summary>The id on the wire.</summary>
    public string Id { get; }

    /// <summary>The <c>[Subscribes]</c> in source order.</summary>
    public ImmutableArray<AgentLink> Subscriptions { get; }

    /// <summary>The <c>[Ignores]</c> in source order.</summary>
    public ImmutableArray<AgentLink> Ignores { get; }

    /// <summary>The <c>[Publishes]</c> in source order.</summary>
    public ImmutableArray<AgentLink> Publishes { get; }

    /// <summary>Everything that makes the agent invalid; empty for a valid one. What it subscribes to, ignores or publishes does not.</summary>
    public ImmutableArray<Problem> Problems => _problems.Value;

    /// <summary>Whether the agent is part of the contract.</summary>
    public bool IsValid => Problems.IsEmpty;

    internal static AgentSymbol? Read(Contract contract, INamedTypeSymbol type) =>
        type.Attribute(KnownNames.Agent) is { } attribute ? new AgentSymbol(contract, type, attribute) : null;

    private static ImmutableArray<AgentLink> LinksOf(INamedTypeSymbol type, string metadataName) =>
        [.. type.AttributesInSourceOrder().Where(a => a.AttributeClass.Is(metadataName)).Select(static a => new AgentLink(a))];

    private ImmutableArray<Problem> FindProblems(Contract contract)
    {
        if (!contract.IsOwn(Type))
        {
            return contract.IsListed(Type, static m => m.Agents) ? [] : [new Problem(ProblemKind.NotInManifest, Type)];
        }

        var problems = ImmutableArray.CreateBuilder<Problem>();
        TypeProblems.Add(problems, Type);
        if (Id.Length == 0 || !WireText.IsWellFormed(Id))
        {
            problems.Add(new Problem(ProblemKind.NoName, Type, Attribute));
        }

        if (AgentConstructor.Of(Type) is { } constructor)
        {
            problems.AddRange(AgentConstructor.MembersToSet(constructor)
                .Where(m => Obsolescence.Of(m, Type) is not null)
                .Select(static m => new Problem(ProblemKind.ObsoleteAsError, m)));
        }

        return problems.ToImmutable();
    }
}
