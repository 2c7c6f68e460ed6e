using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentContracts.Generators.Parsing;

/// <summary>How generated code names types and members.</summary>
internal static class Names
{
    private static readonly SymbolDisplayFormat Annotated =
        SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat Declared = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    private static readonly SymbolDisplayFormat Space = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    // A namespace has many types; the table lets its symbol go.
    private static readonly ConditionalWeakTable<INamespaceSymbol, string> Spaces = new();

    /// <summary><c>global::Acme.Leg</c>, <c>int?</c>; references without their annotations.</summary>
    public static string Full(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>The same with the annotations of references.</summary>
    public static string FullAnnotated(ITypeSymbol type) => type.ToDisplayString(Annotated);

    /// <summary>The type's own name as it is declared: <c>Pair&lt;T&gt;</c>.</summary>
    public static string Declaration(INamedTypeSymbol type) => type.ToDisplayString(Declared);

    /// <summary>The namespace; empty for the global one.</summary>
    public static string Namespace(INamedTypeSymbol type) => type.ContainingNamespace is { IsGlobalNamespace: false } space ? Spaces.GetValue(space, static s => s.ToDisplayString(Space)) : "";

    /// <summary>A member's name, escaped where it is a keyword.</summary>
    public static string Member(ISymbol member) => Identifier(member.Name);

    /// <summary>A name, escaped where it is a keyword.</summary>
    public static string Identifier(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
