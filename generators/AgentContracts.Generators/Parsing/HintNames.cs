using System.Runtime.CompilerServices;
using System.Text;
using AgentContracts.Roslyn;
using Microsoft.CodeAnalysis;

namespace AgentContracts.Generators.Parsing;

/// <summary>Names generated files after their type: readable, legal in every file system, and different for different types.</summary>
internal static class HintNames
{
    // The members of a namespace are gone through once, not once for each of them; the table lets the symbol go.
    private static readonly ConditionalWeakTable<INamespaceOrTypeSymbol, HashSet<string>> Ambiguous = new();

    public static string Of(INamedTypeSymbol type)
    {
        var exact = type.FullMetadataName();
        var text = new StringBuilder(exact.Length);
        var isExact = true;
        foreach (var c in exact)
        {
            var kept = c switch
            {
                '.' or '_' => c,
                '+' => '-',
                _ => IsAsciiLetterOrDigit(c) ? c : '_',
            };
            isExact &= kept == c || c == '+';
            text.Append(kept);
        }

        // File systems, and the compiler's list of generated files, do not tell names apart by case.
        if (!isExact || DiffersOnlyByCase(type))
        {
            text.Append('-').Append(Hash(exact));
        }

        return text.ToString();
    }

    /// <summary>An identifier after the type's full name, type arguments of the types around it included: different for different types, whatever the case.</summary>
    /// <param name="type">The type.</param>
    /// <param name="isForeign">Whether it is of another assembly: others may have types whose names differ from its own by case alone.</param>
    public static string IdentifierOf(INamedTypeSymbol type, bool isForeign)
    {
        var exact = Names.Full(type).Substring("global::".Length);
        var text = new StringBuilder(exact.Length);
        var isExact = true;
        foreach (var c in exact)
        {
            isExact &= c == '.' || IsAsciiLetterOrDigit(c);
            text.Append(IsAsciiLetterOrDigit(c) ? c : '_');
        }

        // Two underscores stand in no name that is exact.
        if (isForeign || !isExact || DiffersOnlyByCase(type))
        {
            text.Append("__").Append(Hash(exact));
        }

        return text.ToString();
    }

    private static bool IsAsciiLetterOrDigit(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9';

    private static string Hash(string exact) => ((uint)Fnv1A.Hash(exact)).ToString("x8");

    private static bool DiffersOnlyByCase(INamedTypeSymbol type)
    {
        for (INamespaceOrTypeSymbol current = type; current is not INamespaceSymbol { IsGlobalNamespace: true };)
        {
            var container = (INamespaceOrTypeSymbol?)current.ContainingType ?? current.ContainingNamespace;
            if (Ambiguous.GetValue(container, FindAmbiguous).Contains(current.Name))
            {
                return true;
            }

            current = container;
        }

        return false;
    }

    private static HashSet<string> FindAmbiguous(INamespaceOrTypeSymbol container) => new(
        container.GetMembers()
            .OfType<INamespaceOrTypeSymbol>()
            .Select(static m => m.Name)
            .Distinct(StringComparer.Ordinal)
            .GroupBy(static n => n, StringComparer.OrdinalIgnoreCase)
            .Where(static g => g.Skip(1).Any())
            .SelectMany(static g => g),
        StringComparer.Ordinal);
}
