using AgentContracts.Roslyn;
using Microsoft.CodeAnalysis;

namespace AgentContracts.Generators.Parsing;

/// <summary>Decides whether two agents may share one object, because nothing in it can be changed.</summary>
internal static class Immutability
{
    public static bool Of(INamedTypeSymbol type) => IsImmutable(type, new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default));

    private static bool IsImmutable(INamedTypeSymbol type, HashSet<INamedTypeSymbol> seen) =>
        !seen.Add(type) || type.SelfAndBases().SelectMany(static t => t.GetMembers()).All(m => IsImmutable(m, seen));

    private static bool IsImmutable(ISymbol member, HashSet<INamedTypeSymbol> seen) => member switch
    {
        { IsStatic: true } => true,

        // A struct is copied, so that settable members are the copy's own.
        IPropertySymbol { SetMethod: { IsInitOnly: false }, ContainingType.IsReferenceType: true } => false,

        // Metadata shows no private fields, hence public properties count too, but for the record's own type.
        IPropertySymbol { DeclaredAccessibility: Accessibility.Public, SetMethod: not null } property => IsImmutable(property.Type, seen),
        IFieldSymbol { IsReadOnly: false, IsImplicitlyDeclared: false, ContainingType.IsReferenceType: true } => false,
        IFieldSymbol field => IsImmutable(field.Type, seen),
        _ => true,
    };

    private static bool IsImmutable(ITypeSymbol type, HashSet<INamedTypeSymbol> seen) => SupportedTypes.Classify(type) switch
    {
        null => false,

        // Whoever made it may dispose of its document.
        { Kind: WireKind.JsonElement } => false,
        { Kind: WireKind.Bytes or WireKind.Memory or WireKind.Array or WireKind.List or WireKind.ReadOnlyList or WireKind.HashSet or WireKind.Set or WireKind.ReadOnlySet
            or WireKind.Dictionary or WireKind.ReadOnlyDictionary or WireKind.KeyedDictionary or WireKind.ReadOnlyKeyedDictionary } => false,
        { Element: { } element } => IsImmutable(element.Symbol, seen),
        { Part: { } part } => IsImmutable(part, seen),
        _ => true,
    };
}
