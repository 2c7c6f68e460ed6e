namespace AgentContracts.Generators.Emit;

/// <summary>Where in a member a check stands: how deep, for the names of variables, and which element, for the violation.</summary>
internal sealed class ElementPath
{
    private const int MaxDepth = 16;
    private static readonly string[] Names = ["items", "entries", "part", "present", "i", "key", "item", "first"];

    private ElementPath(int levels, string segment)
    {
        Levels = levels;
        Segment = segment;
    }

    /// <summary>Every name that a variable inside a member can have.</summary>
    public static IReadOnlyCollection<string> Reserved { get; } =
        [.. Names.Concat(Enumerable.Range(2, MaxDepth).SelectMany(static depth => Names.Select(name => $"{name}{depth}")))];

    /// <summary>How many of the member's collections it stands in.</summary>
    public int Levels { get; }

    /// <summary>The element, as arguments.</summary>
    public string Segment { get; }

    public static ElementPath Of(CheckedMemberModel member) => new(0, Text.Literal(member.DisplayName));

    /// <summary>An element of a collection. What is moved into an outer element afterwards only says which inner one it was.</summary>
    /// <param name="selector">The variable that selects it.</param>
    /// <param name="isSensitive">Whether the selector may not be shown.</param>
    public ElementPath Into(string selector, bool isSensitive)
    {
        var name = Levels == 0 ? Segment.Substring(1, Segment.Length - 2) : "";
        return new ElementPath(Levels + 1, isSensitive ? $"\"{name}[]\"" : $"\"{name}\", {selector}");
    }

    /// <summary>A name that no variable around it has.</summary>
    public string Variable(string name) => Levels == 0 ? name : $"{name}{Levels + 1}";
}
