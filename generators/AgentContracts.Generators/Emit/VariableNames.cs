using Microsoft.CodeAnalysis.CSharp;

namespace AgentContracts.Generators.Emit;

/// <summary>Names local variables after members, each once and none like a keyword or a parameter.</summary>
internal static class VariableNames
{
    private static readonly HashSet<string> Parameters = new(StringComparer.Ordinal) { "reader", "writer", "at", "value", "violations" };
    private static readonly HashSet<string> None = [];

    /// <summary>One variable for each member.</summary>
    /// <param name="members">The members' names.</param>
    /// <param name="reserved">Names that no variable may have.</param>
    public static string[] For(IEnumerable<string> members, HashSet<string>? reserved = null)
    {
        // A set of names that are looked up a few times costs more to fill than it saves.
        var taken = new List<string>();
        foreach (var member in members)
        {
            taken.Add(Next(member.TrimStart('@'), taken, reserved ?? None));
        }

        return [.. taken.Select(Escape)];
    }

    /// <summary>The name, or the first of its numbered forms that is the variable of no member.</summary>
    public static string Free(string name, MemberCode[] others)
    {
        var free = name;
        for (var i = 1; Array.Exists(others, m => m.Variable == free); i++)
        {
            free = $"{name}_{i}";
        }

        return free;
    }

    private static string Next(string member, List<string> taken, HashSet<string> reserved)
    {
        var camel = char.ToLowerInvariant(member[0]) + member.Substring(1);
        var name = camel;
        for (var i = 2; Parameters.Contains(name) || reserved.Contains(name) || taken.Contains(name); i++)
        {
            name = $"{camel}{i}";
        }

        return name;
    }

    private static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
