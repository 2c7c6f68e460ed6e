namespace AgentContracts.Roslyn;

/// <summary>The members marked <c>[Expires]</c>.</summary>
public static class ExpiryMember
{
    /// <summary>Every readable property or field of the type that is marked, on itself or on its positional parameter.</summary>
    public static IEnumerable<ISymbol> AllOf(INamedTypeSymbol type) => AllOf(type, WireShape.Of(type));

    /// <summary>The same of a type whose shape is known.</summary>
    public static IEnumerable<ISymbol> AllOf(INamedTypeSymbol type, WireShape shape)
    {
        var positional = shape.Members.Where(static m => m.Parameter is not null && m.Attributes.Attribute(KnownNames.Expires) is not null).Select(static m => m.Symbol);
        var others = type.SelfAndBases().SelectMany(static t => t.GetMembers()).Where(static m => m is IPropertySymbol or IFieldSymbol { IsImplicitlyDeclared: false } && m.Has(KnownNames.Expires));
        return positional.Concat(others).Distinct(SymbolEqualityComparer.Default)!;
    }

    /// <summary>
    /// How a member tells a message the time: as <see cref="WireKind.Int64"/> (Unix milliseconds), <see cref="WireKind.DateTime"/> or
    /// <see cref="WireKind.DateTimeOffset"/>, or not.
    /// </summary>
    public static WireKind? TypeOf(ISymbol member, INamedTypeSymbol message)
    {
        if (!WireShape.CanRead(message, member) || Obsolescence.OfReading(member) is not null)
        {
            return null;
        }

        var type = member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;
        var wire = SupportedTypes.Classify(type);
        var kind = wire is { Kind: WireKind.Nullable, Element: { } element } ? element.Kind : wire?.Kind;
        return kind is WireKind.Int64 or WireKind.DateTime or WireKind.DateTimeOffset ? kind : null;
    }
}
