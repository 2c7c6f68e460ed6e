namespace AgentContracts.Roslyn;

/// <summary>Which names a channel may have.</summary>
public static class ChannelName
{
    /// <summary>What the hub's own channels and keys begin with.</summary>
    public const string Reserved = "contracts:";

    /// <summary>What is wrong with a name, as the rest of "the name …"; <see langword="null"/> where nothing is.</summary>
    public static string? ProblemOf(string name) =>
        name.Length == 0 ? "is empty"
        : !WireText.IsWellFormed(name) ? "has half a surrogate pair, which has no UTF-8 form"
        : name.Any(static c => char.IsWhiteSpace(c) || char.IsControl(c)) ? "holds a blank or a control character"
        : name.IndexOfAny(['{', '}']) >= 0 ? "holds a brace, which marks the hash tag of a key in Redis"
        : name.StartsWith(Reserved, StringComparison.Ordinal) ? $"begins with '{Reserved}', as only the hub's own do"
        : null;
}
