namespace AgentContracts.Analyzers;

/// <summary>The page that explains a rule.</summary>
internal static class RulePage
{
    /// <summary>Where the folder of the rules is published.</summary>
    public const string Root = "https://github.com/agent-contracts/contracts/blob/main/analyzers/Rules";

    /// <summary>The address of a rule's page.</summary>
    /// <param name="folder">The rule's folder, such as <c>CTR2001_MessageNeedsRoute</c>.</param>
    public static string Of(string folder) => $"{Root}/{folder}/README.md";
}
