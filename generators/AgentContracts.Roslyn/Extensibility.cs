namespace AgentContracts.Roslyn;

/// <summary>Decides whether generated code can add its half to a type.</summary>
public static class Extensibility
{
    /// <summary>What keeps generated code from adding its half; <see cref="ExtensionProblems.None"/> where nothing does.</summary>
    public static ExtensionProblems ProblemsOf(INamedTypeSymbol type)
    {
        var problems = ExtensionProblems.None;
        if (!type.IsPartial())
        {
            problems |= ExtensionProblems.NotPartial;
        }

        if (type.IsStatic)
        {
            problems |= ExtensionProblems.Static;
        }

        if (type.IsRefLikeType)
        {
            problems |= ExtensionProblems.RefStruct;
        }

        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (current.Arity > 0)
            {
                problems |= ExtensionProblems.Generic;
            }

            if (current.IsFileLocal)
            {
                problems |= ExtensionProblems.FileLocal;
            }
        }

        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            if (!outer.IsPartial())
            {
                problems |= ExtensionProblems.ContainingTypeNotPartial;
            }
        }

        return problems;
    }
}
