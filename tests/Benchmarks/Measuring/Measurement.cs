namespace Benchmarks.Measuring;

/// <summary>Runs rounds until enough is known.</summary>
/// <param name="clock">What time is taken from.</param>
/// <param name="effort">How much is done.</param>
internal sealed class Measurement(ICpuClock clock, Effort effort)
{
    /// <summary>Warms up, counts allocations, then runs rounds of all fields in turn; a field that is known precisely enough is left out from then on.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="rule">When it is enough.</param>
    /// <param name="progress">Gets a line now and then.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public void Run(IReadOnlyList<Field> fields, StopRule rule, Action<string> progress, CancellationToken cancellationToken)
    {
        List<Lane> lanes = [.. fields.SelectMany(static field => field.Lanes)];
        progress($"Warming up {lanes.Count} lanes");
        WarmUp.Run(lanes, effort.WarmUpPasses, cancellationToken);
        foreach (var lane in lanes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Allocations.Measure(lane, effort.CountedOperations);
        }

        foreach (var field in fields)
        {
            cancellationToken.ThrowIfCancellationRequested();
            field.Calibrate(clock, effort.LaneTime);
        }

        RunRounds(fields, rule, progress, cancellationToken);
    }

    private void RunRounds(IReadOnlyList<Field> fields, StopRule rule, Action<string> progress, CancellationToken cancellationToken)
    {
        List<Field> open = [.. fields];
        for (var rounds = 0; open.Count > 0 && !rule.IsOver(rounds);)
        {
            foreach (var field in open)
            {
                cancellationToken.ThrowIfCancellationRequested();
                field.RunRound(clock);
            }

            rounds++;
            if (rule.IsTimeToLook(rounds))
            {
                open.RemoveAll(field => field.Comparisons.All(comparison => rule.IsResolved(comparison.Estimate(), rounds)));
                progress($"{rounds} rounds, {open.Count} of {fields.Count} fields not yet within ± {rule.Precision:P0}");
            }
        }
    }
}
