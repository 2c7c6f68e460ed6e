namespace AgentContracts.Conformance;

/// <summary>What the suite consists of.</summary>
public static class Topics
{
    /// <summary>The topics of the suite, by the names of their classes.</summary>
    public static IEnumerable<string> All =>
        typeof(ConformanceTest).Assembly.GetTypes().Where(static type => type.IsAbstract && type.BaseType == typeof(ConformanceTest)).Select(static type => type.Name).Order();

    /// <summary>The topics that a class runs, each by a class inside it.</summary>
    public static IEnumerable<string> Of(Type run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.GetNestedTypes().Select(static type => type.BaseType!.Name).Order();
    }
}
