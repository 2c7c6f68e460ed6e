using Chaos.Flaws;

namespace Chaos.Scenarios;

/// <summary>Small systems that each make one well-known mistake: the checker must find every one, and nothing where there is none.</summary>
internal static class SeededMistakes
{
    public static Scenario Scenario { get; } = new(
        "seeded-mistakes", "the checker finds every one of the mistakes that message systems over Redis make, and none in a sound system", RunAsync)
    {
        Length = "50 s",
        ShortLength = "50 s",
    };

    private static async Task RunAsync(ScenarioRun run)
    {
        var (found, notShown) = (0, 0);
        foreach (var trial in FlawCatalog.All)
        {
            var finding = await trial.RunAsync(run.Stop);
            found += finding.IsFound ? 1 : 0;
            notShown += finding is { IsFound: false, IsMissed: false } ? 1 : 0;
            run.Expect(!finding.IsMissed, $"{trial.Flaw}: {finding}");
            run.Tell($"{trial.Flaw}: {finding}");
        }

        foreach (var trial in FlawCatalog.All.DistinctBy(static trial => trial.Script))
        {
            var verdict = await trial.RunSoundAsync(run.Stop);
            run.Expect(verdict.IsClean, $"a sound system in the situation of {trial.Flaw}: {verdict.Contradictions.FirstOrDefault()}");
        }

        run.Note("seeded", FlawCatalog.All.Count);
        run.Note("found", found);
        run.Note("not_shown", notShown);
    }
}
