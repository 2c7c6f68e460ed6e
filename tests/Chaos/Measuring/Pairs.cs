using Chaos.Scenarios;

namespace Chaos.Measuring;

/// <summary>
/// Windows of the same length with and without a disturbance, in turn, each pair in the other order than the one before: what the machine does meanwhile
/// falls on both.
/// </summary>
/// <param name="recorder">Measures.</param>
/// <param name="window">How long a window is.</param>
internal sealed class Pairs(LatencyRecorder recorder, TimeSpan window)
{
    private readonly List<(ILookup<string, double> Calm, ILookup<string, double> Disturbed)> _pairs = [];

    /// <summary>Measures pairs.</summary>
    /// <param name="run">Is told how far it is.</param>
    /// <param name="count">How many.</param>
    /// <param name="disturb">What disturbs; lasts until it is cancelled.</param>
    /// <param name="settle">Waits until nothing of the disturbance is left.</param>
    public async Task MeasureAsync(ScenarioRun run, int count, Func<CancellationToken, Task> disturb, Func<Task> settle)
    {
        for (var pair = 1; pair <= count; pair++)
        {
            var first = await WindowAsync(run, pair % 2 == 0 ? disturb : null, settle);
            var second = await WindowAsync(run, pair % 2 == 0 ? null : disturb, settle);
            _pairs.Add(pair % 2 == 0 ? (second, first) : (first, second));
            run.Tell($"pair {pair} of {count}");
        }
    }

    /// <summary>The p99 of all windows of one kind together, in milliseconds.</summary>
    public double P99(string agent, bool disturbed) => _pairs.SelectMany(pair => (disturbed ? pair.Disturbed : pair.Calm)[agent]).Percentile(0.99);

    /// <summary>The median over all pairs of the p99 in the disturbed window by that in the calm one.</summary>
    public double Ratio(string agent) => _pairs.Select(pair => pair.Disturbed[agent].Percentile(0.99) / pair.Calm[agent].Percentile(0.99)).Percentile(0.5);

    private async Task<ILookup<string, double>> WindowAsync(ScenarioRun run, Func<CancellationToken, Task>? disturb, Func<Task> settle)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(run.Stop);
        _ = recorder.Take();
        end.CancelAfter(window);
        await (disturb?.Invoke(end.Token) ?? Flow.RunAsync(0, static _ => Task.CompletedTask, end.Token));
        run.Stop.ThrowIfCancellationRequested();
        var measured = recorder.Take();
        await settle();
        return measured;
    }
}
