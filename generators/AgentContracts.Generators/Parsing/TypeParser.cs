using AgentContracts.Roslyn;
using Microsoft.CodeAnalysis;

namespace AgentContracts.Generators.Parsing;

/// <summary>Reads how a type is declared.</summary>
internal static class TypeParser
{
    public static TypeModel Parse(INamedTypeSymbol type)
    {
        var containers = new List<DeclarationModel>();
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            containers.Insert(0, DeclarationOf(outer));
        }

        return new TypeModel
        {
            Namespace = Names.Namespace(type),
            Containers = containers.ToEquatableArray(),
            Declaration = DeclarationOf(type),
            FullName = Names.Full(type),
            HintName = HintNames.Of(type),
        };
    }

    /// <summary>Why a stub stands in for the type's members, in one sentence; <see langword="null"/> for a valid type.</summary>
    public static string? ProblemOf(INamedTypeSymbol type, ImmutableArray<Problem> problems) =>
        problems.IsEmpty ? null : $"{type.Name} is no valid contract: {problems[0]}.";

    private static DeclarationModel DeclarationOf(INamedTypeSymbol type) => new(
        type switch
        {
            { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
            { IsRecord: true } => "record",
            { TypeKind: TypeKind.Struct } => "struct",
            { TypeKind: TypeKind.Interface } => "interface",
            _ => "class",
        },
        Names.Declaration(type));
}
