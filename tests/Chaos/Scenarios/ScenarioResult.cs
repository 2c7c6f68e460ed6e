namespace Chaos.Scenarios;

/// <summary>What a scenario came to.</summary>
/// <param name="Scenario">Its name.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Figures">What it counted, by name; times are in milliseconds.</param>
/// <param name="Failures">What contradicts the promise, the first first; empty where it was kept.</param>
internal sealed record ScenarioResult(string Scenario, double Seconds, IReadOnlyDictionary<string, double> Figures, IReadOnlyList<string> Failures)
{
    /// <summary>Whether the promise was kept.</summary>
    public bool Passed => Failures.Count == 0;
}
