using AgentContracts.Hub.Tests.Ledger.Proof;

namespace AgentContracts.Hub.Tests.Ledger;

/// <summary>
/// The ledger is right whatever happens. A failure prints a seed: CsCheck_Seed=… in the environment begins with the same history
/// again, and CsCheck_Iter=… runs more of them.
/// </summary>
public sealed class LedgerProof
{
    /// <summary>So many histories also meet what is rare: a late copy, one that makes room for another, one that waits for room when its agent stops.</summary>
    private const int Enough = 200;

    [Fact]
    public Task After_any_history_every_account_is_balanced_and_equals_what_was_recorded_apart_from_it() =>
        Gen.Select(Gen.Int, Gen.Bool, Step.Any.Array[20, 80]).SampleAsync(
            static async (seed, passByReference, steps) =>
            {
                await using var history = new History(passByReference, seed);
                await history.RunAsync(steps);
                new LedgerComparison(history).AssertAll();
            },
            iter: Math.Max(Enough, Check.Iter),
            threads: 1);
}
