using Chaos.Flaws;

namespace Chaos.Scenarios;

/// <summary>Small systems that each make one well-known mistake: the checker must find every one, and nothing where there is none.</summary>
internal static class SeededMistakes
{
    public static Scenario Scenario { get; } = new(
        "seeded-mistakes", "the checker finds every one of the mistakes that message systems over Redis make, and none in a sound system", RunAsync);

    private static async Task RunAsync(ScenarioRun run)
    {
        var found = 0;
        foreach (var trial in FlawCatalog.All)
        {
            var verdict = await trial.RunAsync(run.Stop);
            var isFound = verdict.Count(trial.Shows) > 0;
            found += isFound ? 1 : 0;
            run.Expect(isFound, $"{trial.Flaw} was not found: {verdict}");
            run.Tell($"{trial.Flaw}: {(isFound ? "found" : "missed")} ({verdict})");
        }

        foreach (var trial in FlawCatalog.All.DistinctBy(static trial => trial.Script))
        {
            var verdict = await trial.RunSoundAsync(run.Stop);
            run.Expect(verdict.IsClean, $"a sound system in the situation of {trial.Flaw}: {verdict.Contradictions.FirstOrDefault()}");
        }

        run.Note("seeded", FlawCatalog.All.Count);
        run.Note("found", found);
    }
}
