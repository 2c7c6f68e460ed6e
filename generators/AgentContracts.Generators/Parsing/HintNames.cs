using System.Text;
using AgentContracts.Roslyn;
using Microsoft.CodeAnalysis;

namespace AgentContracts.Generators.Parsing;

/// <summary>Names generated files after their type: readable, legal in every file system, and different for different types.</summary>
internal static class HintNames
{
    public static string Of(INamedTypeSymbol type)
    {
        var exact = type.FullMetadataName();
        var text = new StringBuilder(exact.Length);
        var isExact = true;
        foreach (var c in exact)
        {
            var kept = c switch
            {
                >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '.' or '_' => c,
                '+' => '-',
                _ => '_',
            };
            isExact &= kept == c || c == '+';
            text.Append(kept);
        }

        // File systems, and the compiler's list of generated files, do not tell names apart by case.
        if (!isExact || DiffersOnlyByCase(type))
        {
            text.Append('-').Append(((uint)Fnv1A.Hash(exact)).ToString("x8"));
        }

        return text.ToString();
    }

    private static bool DiffersOnlyByCase(INamedTypeSymbol type)
    {
        for (INamespaceOrTypeSymbol current = type; current is not INamespaceSymbol { IsGlobalNamespace: true };)
        {
            var container = (INamespaceOrTypeSymbol?)current.ContainingType ?? current.ContainingNamespace;
            foreach (var sibling in container.GetMembers())
            {
                if (sibling is INamespaceOrTypeSymbol && sibling.Name != current.Name && string.Equals(sibling.Name, current.Name, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }

            current = container;
        }

        return false;
    }
}
