namespace AgentContracts.Roslyn;

/// <summary>A route of a message.</summary>
public sealed class RouteSymbol
{
    internal RouteSymbol(ITypeSymbol channel, AttributeData attribute, int index)
    {
        Channel = channel;
        Attribute = attribute;
        Index = index;
    }

    /// <summary>The type that the route names; not always a channel.</summary>
    public ITypeSymbol Channel { get; }

    /// <summary>The <c>[RoutesTo]</c> that it stands in.</summary>
    public AttributeData Attribute { get; }

    /// <summary>Which of the attribute's type arguments it is, from 0.</summary>
    public int Index { get; }

    /// <summary>The bool member that says whether the route is taken, or <see langword="null"/> where it always is.</summary>
    public string? When => Attribute.NamedArgument<string>("When");

    /// <summary>Where the type argument stands in source; <see langword="null"/> for a referenced assembly.</summary>
    public Location? Location(CancellationToken cancellationToken = default) => Attribute.TypeArgumentLocation(Index, cancellationToken);
}
