namespace AgentContracts.Generators.Parsing;

/// <summary>The attributes that make a type part of the language.</summary>
internal static class Markers
{
    private const string Suffix = "Attribute";

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal) { "Tier", "RoutesTo", "Part", "Emergency", "Channel", "Agent" };

    /// <summary>Whether an attribute may be one of them, by the last part of its name as it is written.</summary>
    public static bool MayBe(string attribute) =>
        Names.Contains(attribute) || (attribute.EndsWith(Suffix, StringComparison.Ordinal) && Names.Contains(attribute.Substring(0, attribute.Length - Suffix.Length)));
}
