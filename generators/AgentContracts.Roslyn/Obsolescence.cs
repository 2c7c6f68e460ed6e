namespace AgentContracts.Roslyn;

/// <summary>What may not be used: <c>[Obsolete(error: true)]</c> makes every use a compiler error.</summary>
public static class Obsolescence
{
    private const string Attribute = "System.ObsoleteAttribute";

    /// <summary>Whether the symbol itself is marked.</summary>
    public static bool IsError(ISymbol symbol) =>
        symbol.Attribute(Attribute) is { } attribute && attribute.Argument<bool>(1);

    /// <summary>What is marked of what the name of a type says: of it, those around it and its type arguments; <see langword="null"/> where nothing is.</summary>
    public static INamedTypeSymbol? Of(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Of(array.ElementType),
        INamedTypeSymbol named when IsError(named) => named,
        INamedTypeSymbol named => (named.ContainingType is { } outer ? Of(outer) : null) ?? named.TypeArguments.Select(Of).FirstOrDefault(static t => t is not null),
        _ => null,
    };

    /// <summary>What is marked of a required member of an agent and, unless the agent is obsolete and may use it, of the member's type.</summary>
    public static ISymbol? Of(ISymbol required, INamedTypeSymbol agent) =>
        OfSetting(required) ?? (IsObsolete(agent) ? null : Of(required is IPropertySymbol property ? property.Type : ((IFieldSymbol)required).Type));

    /// <summary>Whether a type, or one around it, is obsolete in any way, so that the compiler lets it use what is.</summary>
    public static bool IsObsolete(INamedTypeSymbol type) => type.Has(Attribute) || (type.ContainingType is { } outer && IsObsolete(outer));

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
