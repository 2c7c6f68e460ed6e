namespace AgentContracts.Analyzers.Tests.Harness;

/// <content>The mistakes of the rules 5xxx.</content>
internal static partial class Mistakes
{
    private static Dictionary<string, string> Qos => new()
    {
    };
}
