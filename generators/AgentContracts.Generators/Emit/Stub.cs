namespace AgentContracts.Generators.Emit;

/// <summary>What stands in for the members of an invalid type, so that the rules can say what is wrong with it and not the compiler.</summary>
internal static class Stub
{
    /// <summary>An expression that throws.</summary>
    public static string Exception(string problem) => $"throw new global::System.InvalidOperationException({Text.Literal(problem)})";
}
