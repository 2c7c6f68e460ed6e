using Chaos.Scenarios;

namespace Chaos.Measuring;

/// <summary>
/// Windows of the same length with and without a disturbance, in turn, each pair in the other order than the one before: what the machine does meanwhile
/// falls on both.
/// </summary>
/// <param name="recorder">Measures.</param>
/// <param name="window">How long a window is.</param>
/// <param name="perSecond">How many messages each agent that is looked at is sent in a second.</param>
internal sealed class Pairs(LatencyRecorder recorder, TimeSpan window, double perSecond)
{
    private const double LeastArrived = 0.95;
    private const double MostRatio = 1.5;

    private readonly List<(Window Calm, Window Disturbed)> _pairs = [];

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
    public double P99(string agent, bool disturbed) => _pairs.SelectMany(pair => (disturbed ? pair.Disturbed : pair.Calm).All(agent)).Percentile(0.99);

    /// <summary>Which share of what it was sent arrived at an agent in the worst window.</summary>
    public double LeastShare(string agent) => _pairs.Min(pair => Math.Min(pair.Calm.Share(agent), pair.Disturbed.Share(agent)));

    /// <summary>Notes what was measured at an agent, and whether it felt the disturbance.</summary>
    /// <param name="run">Is told.</param>
    /// <param name="agent">The agent.</param>
    /// <param name="disturbance">What disturbs, in a word.</param>
    public void Judge(ScenarioRun run, string agent, string disturbance)
    {
        run.Note($"{agent}_p99_calm_ms", P99(agent, disturbed: false));
        run.Note($"{agent}_p99_{disturbance}_ms", P99(agent, disturbed: true));
        run.Note($"{agent}_p99_ratio", Ratio(agent));
        run.Note($"{agent}_least_share", LeastShare(agent));
        run.Expect(LeastShare(agent) > 0, $"{agent} got nothing in some window");
        run.Judge(LeastShare(agent) >= LeastArrived, $"{agent} got {LeastShare(agent):P1} of what it was sent in some window: too few to tell");
        run.Judge(Ratio(agent) <= MostRatio, $"p99 at {agent} is {Ratio(agent):0.00} times what it is without {disturbance}, the goal is {MostRatio}");
    }

    /// <summary>The median over all pairs of the p99 in the disturbed window by that in the calm one.</summary>
    public double Ratio(string agent) => _pairs.Select(pair => pair.Disturbed.All(agent).Percentile(0.99) / pair.Calm.All(agent).Percentile(0.99)).Percentile(0.5);

    private async Task<Window> WindowAsync(ScenarioRun run, Func<CancellationToken, Task>? disturb, Func<Task> settle)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(run.Stop);
        _ = recorder.Take();
        var began = TimeProvider.System.GetTimestamp();
        end.CancelAfter(window);
        await (disturb?.Invoke(end.Token) ?? Flow.RunAsync(0, static _ => Task.CompletedTask, end.Token));
        run.Stop.ThrowIfCancellationRequested();
        var measured = new Window(recorder.Take(), TimeProvider.System.GetElapsedTime(began), perSecond);
        await settle();
        return measured;
    }
}
