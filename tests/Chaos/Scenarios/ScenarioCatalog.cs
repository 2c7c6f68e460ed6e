namespace Chaos.Scenarios;

/// <summary>All scenarios, in the order in which they are run.</summary>
internal static class ScenarioCatalog
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        SeededMistakes.Scenario,
        ServerCrashes.Scenario,
        MixedKills.Scenario,
        Outages.Scenario,
        ServerHangs.Scenario,
        BusyMachine.Scenario,
        Overload.Scenario,
        ManyChannels.Scenario,
        Poison.Scenario,
        StrangeFrames.Scenario,
    ];
}
