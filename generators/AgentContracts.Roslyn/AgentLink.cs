namespace AgentContracts.Roslyn;

/// <summary>A <c>[Subscribes]</c>, <c>[Ignores]</c> or <c>[Publishes]</c> of an agent: an attribute that names one type.</summary>
public sealed class AgentLink
{
    internal AgentLink(AttributeData attribute)
    {
        Attribute = attribute;
        Target = attribute.AttributeClass!.TypeArguments[0];
    }

    /// <summary>The attribute.</summary>
    public AttributeData Attribute { get; }

    /// <summary>The type that it names; not always a channel or a message.</summary>
    public ITypeSymbol Target { get; }

    /// <summary>Where the attribute stands in source; <see langword="null"/> for a referenced assembly.</summary>
    public Location? Location(CancellationToken cancellationToken = default) => Attribute.Location(cancellationToken);

    /// <summary>Where the type argument stands in source; <see langword="null"/> for a referenced assembly.</summary>
    public Location? TargetLocation(CancellationToken cancellationToken = default) => Attribute.TypeArgumentLocation(0, cancellationToken);
}
