using Benchmarks.Measuring;

namespace Benchmarks.Compiler;

/// <summary>Runs rounds of generators until enough is known.</summary>
/// <param name="clock">What time is taken from.</param>
/// <param name="rule">When it is enough.</param>
/// <param name="warmUps">How many rounds go before, through the tiers of the JIT compiler.</param>
internal sealed class CompilerMeasurement(ICpuClock clock, StopRule rule, int warmUps)
{
    // The compiler waits until no new code has appeared for 100 ms.
    private static readonly TimeSpan CompilerDelay = TimeSpan.FromMilliseconds(250);

    /// <summary>Warms up, then runs rounds of all fields in turn; a field that is known precisely enough is left out from then on.</summary>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public void Run(IReadOnlyList<CompilerField> fields, Action<string> progress, CancellationToken cancellationToken)
    {
        progress($"Warming up {fields.Sum(static field => field.Lanes.Count)} lanes");
        for (var round = 0; round < warmUps; round++)
        {
            WarmUp(fields, cancellationToken);
        }

        List<CompilerField> open = [.. fields];
        for (var rounds = 0; open.Count > 0 && !rule.IsOver(rounds);)
        {
            foreach (var field in open)
            {
                cancellationToken.ThrowIfCancellationRequested();
                field.Field.RunRound(clock);
            }

            rounds++;
            if (rule.IsTimeToLook(rounds))
            {
                open.RemoveAll(field => field.Field.Comparisons.All(comparison => rule.IsResolved(comparison.Estimate(), rounds)));
                progress($"{rounds} rounds, {open.Count} of {fields.Count} fields not yet within ± {rule.Precision:P0}");
            }
        }
    }

    // The small projects take the same code through the tiers as the large ones.
    private static void WarmUp(IReadOnlyList<CompilerField> fields, CancellationToken cancellationToken)
    {
        foreach (var field in fields)
        {
            var fewest = field.Lanes.Min(static lane => lane.Messages);
            foreach (var lane in field.Lanes.Where(lane => lane.Messages == fewest))
            {
                cancellationToken.ThrowIfCancellationRequested();
                lane.Lane.Prepare();
                lane.Lane.Run(1);
                lane.Lane.CleanUp();
            }
        }

        if (cancellationToken.WaitHandle.WaitOne(CompilerDelay))
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
