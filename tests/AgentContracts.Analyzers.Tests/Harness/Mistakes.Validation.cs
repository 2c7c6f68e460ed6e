namespace AgentContracts.Analyzers.Tests.Harness;

/// <content>The mistakes of the rules 4xxx.</content>
internal static partial class Mistakes
{
    private static Dictionary<string, string> Validation => new()
    {
    };
}
