namespace AgentContracts.Roslyn;

/// <summary>One reason why a message, part, channel or agent is invalid.</summary>
/// <param name="kind">What is wrong.</param>
/// <param name="about">The member or the other type that is concerned.</param>
/// <param name="attribute">The attribute that is concerned.</param>
public sealed class Problem(ProblemKind kind, ISymbol? about = null, AttributeData? attribute = null)
{
    /// <summary>What is wrong.</summary>
    public ProblemKind Kind { get; } = kind;

    /// <summary>The member or the other type that is concerned.</summary>
    public ISymbol? About { get; } = about;

    /// <summary>The attribute that is concerned.</summary>
    public AttributeData? Attribute { get; } = attribute;

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        ProblemKind.NotExtensible => "it is not a partial type that can be extended",
        ProblemKind.NotInManifest => "its assembly does not list it",
        ProblemKind.NotVisible => "it is private or protected",
        ProblemKind.NotARecord => "it is not a record",
        ProblemKind.Abstract => "it is abstract",
        ProblemKind.ObsoleteAsError => "using it, or one of its members, is an error",
        ProblemKind.NoTier => "it has no tier",
        ProblemKind.UnknownTier => "its tier is none of the four",
        ProblemKind.NoRoute => "it has no route",
        ProblemKind.TooManyRoutes => "it has more than 32 routes",
        ProblemKind.RouteToNoChannel => $"it is routed to {About?.Name}, which is not a valid channel",
        ProblemKind.RouteToOtherTier => $"it is routed to {About?.Name}, a channel of another tier",
        ProblemKind.UnusableWhen => "When names no bool member of it",
        ProblemKind.UnusableExpires => $"{About?.Name} is no point in time",
        ProblemKind.UnsupportedMember => $"its member {About?.Name} cannot travel",
        ProblemKind.UnusableWireName => $"the name of its member {About?.Name} is taken or belongs to the header",
        ProblemKind.HiddenRequired => $"its required member {About?.Name} does not travel",
        ProblemKind.NoConstructor => "it has no constructor that a reader can call",
        _ => "it has no name that it may have",
    };
}
