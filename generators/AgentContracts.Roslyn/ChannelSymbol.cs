namespace AgentContracts.Roslyn;

/// <summary>A channel: a class with <c>[Channel]</c>.</summary>
public sealed class ChannelSymbol
{
    private readonly Contract _contract;
    private readonly Lazy<ImmutableArray<Problem>> _problems;

    private ChannelSymbol(Contract contract, INamedTypeSymbol type, AttributeData attribute)
    {
        _contract = contract;
        Type = type;
        Attribute = attribute;
        Name = attribute.Argument<string>(0) ?? "";
        Tier = attribute.Argument<int?>(1) is { } value and >= 0 and <= (int)Roslyn.Tier.Strategic ? (Tier)value : null;
        IsEmergency = type.Has(KnownNames.Emergency);
        FallbackAttribute = type.Attribute(KnownNames.FallsBackTo);
        _problems = new Lazy<ImmutableArray<Problem>>(FindProblems);
    }

    /// <summary>The class.</summary>
    public INamedTypeSymbol Type { get; }

    /// <summary>The <c>[Channel]</c>; its named arguments are the channel's own quality of service.</summary>
    public AttributeData Attribute { get; }

    /// <summary>The name on the wire.</summary>
    public string Name { get; }

    /// <summary>The tier of every message on the channel, or <see langword="null"/> for a mixed channel.</summary>
    public Tier? Tier { get; }

    /// <summary>Whether it carries every emergency.</summary>
    public bool IsEmergency { get; }

    /// <summary>The <c>[FallsBackTo]</c>, or <see langword="null"/> where there is none.</summary>
    public AttributeData? FallbackAttribute { get; }

    /// <summary>The type that stands in for this channel; not always a channel.</summary>
    public ITypeSymbol? Fallback => FallbackAttribute?.AttributeClass?.TypeArguments.FirstOrDefault();

    /// <summary>The channel that stands in for this one, where it is a valid one.</summary>
    public ChannelSymbol? UsableFallback => Fallback is { } fallback && _contract.Channel(fallback) is { IsValid: true } channel ? channel : null;

    /// <summary>Everything that makes the channel invalid; empty for a valid one. An unusable fallback is left out and does not.</summary>
    public ImmutableArray<Problem> Problems => _problems.Value;

    /// <summary>Whether the channel is part of the contract.</summary>
    public bool IsValid => Problems.IsEmpty;

    internal static ChannelSymbol? Read(Contract contract, INamedTypeSymbol type) =>
        type.Attribute(KnownNames.Channel) is { } attribute ? new ChannelSymbol(contract, type, attribute) : null;

    private ImmutableArray<Problem> FindProblems()
    {
        if (!_contract.IsOwn(Type))
        {
            return _contract.IsListed(Type, static m => m.Channels) ? [] : [new Problem(ProblemKind.NotInManifest, Type)];
        }

        var problems = ImmutableArray.CreateBuilder<Problem>();
        TypeProblems.Add(problems, Type, mayBeAbstract: true);
        if (ChannelName.ProblemOf(Name) is not null)
        {
            problems.Add(new Problem(ProblemKind.NoName, Type, Attribute));
        }

        if (Tier is null && Attribute.ConstructorArguments.Length > 1)
        {
            problems.Add(new Problem(ProblemKind.UnknownTier, Type, Attribute));
        }

        return problems.ToImmutable();
    }
}
