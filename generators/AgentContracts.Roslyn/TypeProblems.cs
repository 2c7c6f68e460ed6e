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

        if (Obsolescence.Of(type) is { } marked)
        {
            problems.Add(new Problem(ProblemKind.ObsoleteAsError, marked));
        }
    }
}
