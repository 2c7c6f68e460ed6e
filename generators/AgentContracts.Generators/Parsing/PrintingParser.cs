using AgentContracts.Roslyn;
using Microsoft.CodeAnalysis;

namespace AgentContracts.Generators.Parsing;

/// <summary>Reads how a record may be told to print its members otherwise than the compiler would.</summary>
internal static class PrintingParser
{
    /// <summary>The modifiers that the compiler asks of <c>PrintMembers</c>, or <see langword="null"/> where none can be added: the user wrote one, or a base has the last word.</summary>
    public static string? Parse(INamedTypeSymbol type) =>
        !type.IsRecord || type.SelfAndBases().Any(each => each.TypeKind == TypeKind.Error || HasOwn(each, isBase: !SymbolEqualityComparer.Default.Equals(each, type))) ? null
        : type.IsValueType ? "private"
        : type.BaseType is { SpecialType: not SpecialType.System_Object } ? "protected override"
        : type.IsSealed ? "private"
        : "protected virtual";

    private static bool HasOwn(INamedTypeSymbol type, bool isBase) =>
        type.GetMembers(WellKnownMemberNames.PrintMembersMethodName).Any(m => !m.IsImplicitlyDeclared && (!isBase || m.IsSealed));
}
