namespace Chaos.Scenarios;

/// <summary>A way to break the system, and what must hold all the same.</summary>
/// <param name="Name">What the command line calls it.</param>
/// <param name="Promise">What must hold, in one sentence.</param>
/// <param name="RunAsync">Breaks it and looks.</param>
internal sealed record Scenario(string Name, string Promise, Func<ScenarioRun, Task> RunAsync)
{
    /// <summary>About how long it takes on two cores, such as <c>4 min</c>.</summary>
    public string Length { get; init; } = "";

    /// <summary>The same of its short form.</summary>
    public string ShortLength { get; init; } = "";
}
