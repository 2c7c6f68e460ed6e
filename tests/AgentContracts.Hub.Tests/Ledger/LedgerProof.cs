using AgentContracts.Hub.Tests.Ledger.Proof;

namespace AgentContracts.Hub.Tests.Ledger;

/// <summary>
/// The ledger is right whatever happens. A failure prints a seed: CsCheck_Seed=… in the environment begins with the same history again.
/// </summary>
public sealed class LedgerProof
{
    [Fact]
    public Task After_any_history_every_account_is_balanced_and_equals_what_was_recorded_apart_from_it() =>
        Gen.Select(Gen.Int, Gen.Bool, Step.Any.Array[20, 80]).SampleAsync(
            static async (seed, passByReference, steps) =>
            {
                await using var history = new History(passByReference, seed);
                await history.RunAsync(steps);
                new LedgerComparison(history).AssertAll();
            },
            threads: 1);
}
