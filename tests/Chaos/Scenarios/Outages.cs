using AgentContracts.Testing.Checking;
using AgentContracts.Testing.History;
using Chaos.Contracts;
using Chaos.Measuring;
using Microsoft.Extensions.DependencyInjection;

namespace Chaos.Scenarios;

/// <summary>Redis is away for shorter and longer times, killed or hanging, while UltraHft messages are sent all the time.</summary>
internal static class Outages
{
    private const int TicksPerSecond = 2_000;

    private static readonly double[] ShortSeconds = [0.1, 0.4];
    private static readonly double[] LongSeconds = [0.1, 0.2, 0.5, 1, 2, 5, 10];

    public static Scenario Scenario { get; } = new(
        "outages", "outages of 0.1 to 10 s: no UltraHft message is handled later than 10 ms after it was sent, on the broker's clock", RunAsync)
    {
        Length = "2 min",
        ShortLength = "2 s",
    };

    private static async Task RunAsync(ScenarioRun run)
    {
        ChannelPromise[] promises = [new("ticks", "watcher") { MaxAge = TimeSpan.FromMilliseconds(10) }];
        await using var bench = await HubBench.OpenAsync(static contracts => contracts.AddAgent<Watcher>(), promises, run.Stop);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(run.Stop);
        var load = Flow.RunAsync(TicksPerSecond, number => Load.SendTickAsync(bench.Feeder, number), enough.Token);

        double[] seconds = run.IsShort ? ShortSeconds : LongSeconds;
        var share = run.Size(500, 100_000) / (2.0 * seconds.Length);
        var outages = 0;
        foreach (var lasts in seconds)
        {
            foreach (var isCrash in (bool[])[true, false])
            {
                await FlowAsync(bench, ++outages * share, run);
                await BreakAsync(bench, TimeSpan.FromSeconds(lasts), isCrash, run.Stop);
                run.Tell($"{(isCrash ? "killed" : "hung")} for {lasts} s, {Handled(bench):N0} ticks handled");
            }
        }

        await FlowAsync(bench, Handled(bench) + 1, run);
        await enough.CancelAsync();
        await load;
        var verdict = await bench.RestAsync(TimeSpan.FromSeconds(10), run.Stop);
        var ages = OwnAges(bench.Log.Read());
        run.Note("outages", outages);
        run.Note("expired", bench.Snapshot.Ledger.Sum(static row => row.Expired));
        run.Note("own_clock_p99_ms", ages.Percentile(0.99));
        run.Note("own_clock_most_ms", ages.Percentile(1));
        run.Expect(verdict.Effects >= share * outages, $"{verdict.Effects} ticks were handled, too few to tell");
        run.Note(verdict);
    }

    private static long Handled(HubBench bench) => bench.Snapshot.Ledger.Sum(static row => row.Handled);

    private static async Task FlowAsync(HubBench bench, double until, ScenarioRun run) =>
        run.Expect(
            await HubBench.UntilAsync(() => Handled(bench) >= until, TimeSpan.FromSeconds(60), run.Stop),
            $"{Handled(bench)} ticks were handled within 60 s, {until:0} were expected");

    private static async Task BreakAsync(HubBench bench, TimeSpan lasts, bool isCrash, CancellationToken stop)
    {
        if (isCrash)
        {
            await bench.CrashServerAsync(lasts, stop);
        }
        else
        {
            await bench.HangServerAsync(lasts, stop);
        }
    }

    /// <summary>How old each tick was when its handler ran, by the one clock of this process: what the hub and the scheduler add to the age that it was judged by.</summary>
    private static double[] OwnAges(IReadOnlyList<HistoryEvent> events)
    {
        var begun = events.Where(static one => one.Kind == EventKind.Sending).ToDictionary(static one => one.Id, static one => one.At);
        return [.. events.Where(one => one.Kind == EventKind.Effect && begun.ContainsKey(one.Id)).Select(one => (one.At - begun[one.Id]).TotalMilliseconds)];
    }
}
