using AgentContracts.Roslyn;
using Microsoft.CodeAnalysis;

namespace AgentContracts.Generators.Parsing;

/// <summary>Reads what a record prints of itself, which is more than what travels: what is computed, and fields.</summary>
internal static class PrintingParser
{
    public static PrintingModel? Parse(INamedTypeSymbol type, IReadOnlyList<PrintedMemberModel> members, TypeModel model) =>
        members.Any(static m => m.IsSensitive) && ModifiersOf(type) is { } modifiers
            ? new() { Type = model, Modifiers = modifiers, IsClass = !type.IsValueType, Members = members.ToEquatableArray() }
            : null;

    /// <summary>What can be seen of a record.</summary>
    // What travels comes first; a parameter of the record may say that it is sensitive.
    public static IReadOnlyList<PrintedMemberModel> MembersOf(INamedTypeSymbol type, WireShape shape) =>
    [
        .. shape.Members.Select(static m => Member(m.Symbol, m.Attributes.Attribute(KnownNames.Sensitive) is not null)),
        .. type.SelfAndBases()
            .SelectMany(static t => t.GetMembers())
            .Where(m => shape.Members.All(s => s.Name != m.Name) && IsPrintable(m, type))
            .GroupBy(static m => m.Name)
            .Select(static g => Member(g.First(), g.Any(static m => m.Has(KnownNames.Sensitive)))),
    ];

    private static PrintedMemberModel Member(ISymbol symbol, bool isSensitive) => new(Names.Member(symbol), symbol.Name, isSensitive);

    // As the compiler chooses, but for what the generated half cannot name.
    private static bool IsPrintable(ISymbol member, INamedTypeSymbol record) =>
        member is { IsStatic: false, DeclaredAccessibility: Accessibility.Public }
        && member switch
        {
            IFieldSymbol field => IsPrintable(field.Type),
            IPropertySymbol { IsIndexer: false, GetMethod: { } get } property =>
                (get.DeclaredAccessibility == Accessibility.Public || SymbolEqualityComparer.Default.Equals(property.ContainingType, record)) && IsPrintable(property.Type),
            _ => false,
        }
        && Obsolescence.OfReading(member) is null
        && WireShape.CanRead(record, member);

    private static bool IsPrintable(ITypeSymbol type) => type is { IsRefLikeType: false, TypeKind: not (TypeKind.Pointer or TypeKind.FunctionPointer) } && type.IsResolved();

    // None where no PrintMembers can be added: the user wrote one, or a base has the last word.
    private static string? ModifiersOf(INamedTypeSymbol type) =>
        !type.IsRecord || type.SelfAndBases().Any(each => each.TypeKind == TypeKind.Error || HasOwn(each, isBase: !SymbolEqualityComparer.Default.Equals(each, type))) ? null
        : type.IsValueType ? "private"
        : type.BaseType is { SpecialType: not SpecialType.System_Object } ? "protected override"
        : type.IsSealed ? "private"
        : "protected virtual";

    private static bool HasOwn(INamedTypeSymbol type, bool isBase) =>
        type.GetMembers(WellKnownMemberNames.PrintMembersMethodName).Any(m => !m.IsImplicitlyDeclared && (!isBase || m.IsSealed));
}
