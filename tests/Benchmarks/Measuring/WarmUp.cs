namespace Benchmarks.Measuring;

/// <summary>Takes the code of every lane through the tiers of the JIT compiler, before anything is measured.</summary>
internal static class WarmUp
{
    // More than the number of calls after which the JIT compiler counts code as hot.
    private const int Runs = 40;
    private const int OperationsPerRun = 64;

    // The compiler waits until no new code has appeared for 100 ms.
    private static readonly TimeSpan CompilerDelay = TimeSpan.FromMilliseconds(250);

    /// <summary>Runs the lanes, and lets the compiler work in between.</summary>
    /// <param name="lanes">The lanes.</param>
    /// <param name="passes">How often; each pass may bring code one tier higher.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public static void Run(IReadOnlyList<Lane> lanes, int passes, CancellationToken cancellationToken)
    {
        for (var pass = 0; pass < passes; pass++)
        {
            foreach (var lane in lanes)
            {
                cancellationToken.ThrowIfCancellationRequested();
                for (var run = 0; run < Runs; run++)
                {
                    lane.Run(OperationsPerRun);
                }
            }

            if (cancellationToken.WaitHandle.WaitOne(CompilerDelay))
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }
}
