namespace AgentContracts.Analyzers;

/// <summary>Names in the text of a diagnostic.</summary>
internal static class Names
{
    private const int MostNamed = 3;

    /// <summary>Up to three names, and how many more there are.</summary>
    public static string Few(IReadOnlyList<string> names) => names.Count switch
    {
        <= 1 => string.Concat(names),
        <= MostNamed => $"{string.Join(", ", names.Take(names.Count - 1))} and {names[names.Count - 1]}",
        _ => $"{string.Join(", ", names.Take(MostNamed))} and {names.Count - MostNamed} more",
    };
}
