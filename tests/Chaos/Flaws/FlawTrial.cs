using AgentContracts.Testing.Checking;

namespace Chaos.Flaws;

/// <summary>A system with one mistake, in the situation in which the mistake shows.</summary>
/// <param name="Flaw">The mistake.</param>
/// <param name="Shows">What the checker must find.</param>
/// <param name="Script">The situation.</param>
internal sealed record FlawTrial(Flaw Flaw, ContradictionKind Shows, Func<PlainBench, Task> Script)
{
    /// <summary>Runs the system with its mistake.</summary>
    public Task<FlawFinding> RunAsync(CancellationToken stop) => RunAsync(Flaw, stop);

    /// <summary>Runs the same without the mistake: the checker must find nothing.</summary>
    public async Task<Verdict> RunSoundAsync(CancellationToken stop) => (await RunAsync(Flaw.None, stop)).Verdict;

    private async Task<FlawFinding> RunAsync(Flaw flaw, CancellationToken stop)
    {
        await using var bench = await PlainBench.OpenAsync(flaw, stop);
        await Script(bench);
        return new FlawFinding(bench.Check(), Shows, bench.WhyNotShown);
    }
}
