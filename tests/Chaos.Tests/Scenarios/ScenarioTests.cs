using Chaos.Scenarios;

namespace Chaos.Tests.Scenarios;

/// <summary>Every scenario in its short form; the seeded mistakes have tests of their own.</summary>
[Collection(nameof(Alone))]
public sealed class ScenarioTests
{
    public static TheoryData<string> Names => [.. ScenarioCatalog.All.Where(static scenario => scenario != SeededMistakes.Scenario).Select(static scenario => scenario.Name)];

    [Theory, MemberData(nameof(Names))]
    public async Task A_scenario_keeps_its_promise(string name)
    {
        var run = new ScenarioRun(isShort: true, cycles: null, TestContext.Current.TestOutputHelper!.WriteLine, TestContext.Current.CancellationToken);

        await ScenarioCatalog.All.Single(scenario => scenario.Name == name).RunAsync(run);

        var result = run.ToResult(name, TimeSpan.Zero);
        Assert.Empty(result.Failures);
        Assert.NotEmpty(result.Figures);
    }
}
