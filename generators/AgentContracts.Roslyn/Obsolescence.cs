namespace AgentContracts.Roslyn;

/// <summary>What may not be used: <c>[Obsolete(error: true)]</c> makes every use a compiler error.</summary>
public static class Obsolescence
{
    /// <summary>Whether the symbol itself is marked.</summary>
    public static bool IsError(ISymbol symbol) =>
        symbol.Attribute("System.ObsoleteAttribute") is { } attribute && attribute.Argument<bool>(1);

    /// <summary>What is marked of a type and those around it, without which it has no name; <see langword="null"/> where nothing is.</summary>
    public static INamedTypeSymbol? Of(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (IsError(current))
            {
                return current;
            }
        }

        return null;
    }

    /// <summary>What is marked of what generated code uses of a member that travels; <see langword="null"/> where nothing is.</summary>
    public static ISymbol? Of(WireMember member) =>
        OfReading(member.Symbol) ?? (member.Parameter is null ? OfSetting(member.Symbol) : null) ?? EnumIn(member.WireType);

    /// <summary>A property or field, or its getter, where it is marked.</summary>
    public static ISymbol? OfReading(ISymbol member) => Of(First(member), static p => p.GetMethod);

    /// <summary>A property or field, or its setter, where it is marked.</summary>
    public static ISymbol? OfSetting(ISymbol member) => Of(First(member), static p => p.SetMethod);

    // A part that is marked is no part, which is said where it stands.
    private static INamedTypeSymbol? EnumIn(WireType? type) => type switch
    {
        null => null,
        { Symbol: INamedTypeSymbol { TypeKind: TypeKind.Enum } own } => Of(own),
        _ => EnumIn(type.Key) ?? EnumIn(type.Element),
    };

    private static ISymbol? Of(ISymbol member, Func<IPropertySymbol, ISymbol?> accessor) =>
        IsError(member) ? member
        : member is IPropertySymbol property && accessor(property) is { } own && IsError(own) ? own
        : null;

    // The compiler asks the declaration that others override, and none of these.
    private static ISymbol First(ISymbol member)
    {
        while (member is IPropertySymbol { OverriddenProperty: { } overridden })
        {
            member = overridden;
        }

        return member;
    }
}
