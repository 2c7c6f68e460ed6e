using Chaos.Flaws;

namespace Chaos.Tests.Flaws;

/// <summary>The checker proves itself: it finds what a broken system does wrong, and has nothing to say of a sound one in the same situation.</summary>
public sealed class FlawTests
{
    public static TheoryData<string> Flaws => [.. FlawCatalog.All.Select(static trial => trial.Flaw.ToString())];

    public static TheoryData<string> Situations => [.. FlawCatalog.All.DistinctBy(static trial => trial.Script).Select(static trial => trial.Flaw.ToString())];

    [Theory, MemberData(nameof(Flaws))]
    public async Task A_seeded_mistake_is_found(string flaw)
    {
        var trial = Trial(flaw);

        var finding = await trial.RunAsync(TestContext.Current.CancellationToken);

        TestContext.Current.TestOutputHelper!.WriteLine(finding.ToString());
        Assert.False(finding.IsMissed, finding.ToString());

        // Only a disk can be too quick for a mistake to show.
        Assert.True(finding.IsFound || trial.Flaw == Flaw.SyncsOnceASecond, finding.ToString());
    }

    [Theory, MemberData(nameof(Situations))]
    public async Task A_system_without_the_mistake_is_found_clean(string flaw)
    {
        var verdict = await Trial(flaw).RunSoundAsync(TestContext.Current.CancellationToken);

        Assert.Empty(verdict.Contradictions);
        Assert.True(verdict.Effects > 0);
    }

    [Fact]
    public void Every_mistake_has_a_trial() =>
        Assert.Equal(Enum.GetValues<Flaw>().Where(static flaw => flaw != Flaw.None), FlawCatalog.All.Select(static trial => trial.Flaw).Order());

    private static FlawTrial Trial(string flaw) => FlawCatalog.All.Single(trial => trial.Flaw.ToString() == flaw);
}
