namespace AgentContracts.Roslyn;

/// <summary>What can be wrong with any type of the language.</summary>
public static class TypeProblems
{
    internal static void Add(ImmutableArray<Problem>.Builder problems, INamedTypeSymbol type, bool mayBeAbstract = false)
    {
        if (Extensibility.ProblemsOf(type) != ExtensionProblems.None)
        {
            problems.Add(new Problem(ProblemKind.NotExtensible, type));
        }

        if (!type.IsVisibleInItsAssembly())
        {
            problems.Add(new Problem(ProblemKind.NotVisible, type));
        }

        if (type.IsAbstract && !mayBeAbstract && !type.IsStatic)
        {
            problems.Add(new Problem(ProblemKind.Abstract, type));
        }

        if (IsObsoleteAsError(type))
        {
            problems.Add(new Problem(ProblemKind.ObsoleteAsError, type));
        }
    }

    /// <summary>Whether every use of the symbol is a compiler error.</summary>
    public static bool IsObsoleteAsError(ISymbol symbol) =>
        symbol.Attribute("System.ObsoleteAttribute") is { } attribute && attribute.Argument<bool>(1);
}
