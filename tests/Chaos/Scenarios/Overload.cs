using AgentContracts.Hub.Ledger;
using Chaos.Contracts;
using Chaos.Measuring;
using Microsoft.Extensions.DependencyInjection;

namespace Chaos.Scenarios;

/// <summary>One agent is sent ten times what it can handle, over a stream and over pub/sub, beside others that are not.</summary>
internal static class Overload
{
    private const int Times = 10;
    private const int NeighboursPerSecond = 300;
    private const int Waiting = 100;
    private const double MostGrowth = 0.1;

    private static readonly string Content = new('x', 1_000);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static Scenario Scenario { get; } = new(
        "overload", "ten times what an agent can handle: what waits is bounded, memory does not grow, and the other tiers do not feel it", RunAsync)
    {
        Length = "2 min",
        ShortLength = "10 s",
    };

    private static async Task RunAsync(ScenarioRun run)
    {
        var recorder = new LatencyRecorder();
        await using var bench = await HubBench.OpenAsync(
            static contracts => contracts.AddAgent<Clerk>().AddAgent<Watcher>().AddAgent<Porter>(), [], run.Stop, recorder);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(run.Stop);
        var neighbours = Task.WhenAll(
            Flow.RunAsync(NeighboursPerSecond, number => Load.SendOrderAsync(bench.Feeder, number), enough.Token),
            Flow.RunAsync(NeighboursPerSecond, number => Load.SendTickAsync(bench.Feeder, number), enough.Token));
        var pairs = new Pairs(recorder, TimeSpan.FromSeconds(run.Size(1, 4)), NeighboursPerSecond);
        await pairs.MeasureAsync(run, run.Cycles(2, 8), OverloadAsync, () => SettleAsync(bench, run.Stop));

        var (full, most) = await GrowAsync(bench, recorder, run, OverloadAsync);
        await enough.CancelAsync();
        await neighbours;
        await SettleAsync(bench, run.Stop);
        var porter = bench.Snapshot.Ledger.Where(static row => row.Agent == "porter").ToList();
        run.Note("handled", porter.Sum(static row => row.Handled));
        run.Note("dropped", porter.Sum(static row => row.Dropped));
        run.Note("expired", porter.Sum(static row => row.Expired));
        run.Note("refused", bench.Snapshot.Channels.Where(static channel => channel.Name == "parcels").Sum(static channel => channel.NotSent));
        run.Note("heap_full_kb", full / 1024.0);
        run.Note("heap_most_kb", most / 1024.0);
        run.Note("heap_growth_percent", 100.0 * (most - full) / full);
        foreach (var agent in (string[])["watcher", "clerk"])
        {
            pairs.Judge(run, agent, "overload");
        }

        run.Judge(most <= full * (1 + MostGrowth), $"the heap grew from {full / 1024:N0} KB with full queues to {most / 1024:N0} KB");
        run.Expect(porter.Sum(static row => row.Dropped) > 0, "no letter had to make room: that was no overload");
        run.Expect(porter.All(IsInBound), "the ledger is not balanced");

        Task OverloadAsync(CancellationToken stop)
        {
            // The two take turns at one agent, which handles one message at a time.
            var each = Times / Porter.Work.TotalSeconds / 2;
            return Task.WhenAll(
                Flow.RunAsync(each, number => bench.Feeder.TrySendAsync(new Parcel(number, Content), CancellationToken.None).AsTask(), stop),
                Flow.RunAsync(each, number => bench.Feeder.TrySendAsync(new Letter(number, Content), CancellationToken.None).AsTask(), stop));
        }
    }

    /// <summary>Overloads without a pause, and looks at the heap once the queues have filled and then again and again.</summary>
    private static async Task<(long Full, long Most)> GrowAsync(HubBench bench, LatencyRecorder recorder, ScenarioRun run, Func<CancellationToken, Task> overload)
    {
        var (fill, looks, pause) = run.IsShort ? (TimeSpan.FromSeconds(1), 2, TimeSpan.FromSeconds(0.5)) : (TimeSpan.FromSeconds(10), 10, TimeSpan.FromSeconds(5));
        using var end = CancellationTokenSource.CreateLinkedTokenSource(run.Stop);
        var running = overload(end.Token);
        await Task.Delay(fill, run.Stop);
        var full = Heap();
        var (most, queued) = (0L, 0L);
        for (var look = 1; look <= looks; look++)
        {
            await HubBench.UntilAsync(IsTooFull, pause, run.Stop);
            var heap = Heap();
            most = Math.Max(most, heap);
            run.Tell($"heap {heap / 1024:N0} KB, {full / 1024:N0} KB with full queues");
        }

        await end.CancelAsync();
        await running;
        run.Note("queued_most", queued);
        run.Expect(queued <= Waiting, $"{queued} messages waited in a queue for {Waiting}");
        return (full, most);

        long Heap()
        {
            // What is measured of the neighbours is no memory of the hub's, and nobody needs it here.
            _ = recorder.Take();
            return GC.GetTotalMemory(forceFullCollection: true);
        }

        bool IsTooFull()
        {
            queued = Math.Max(queued, bench.Snapshot.Ledger.Where(static row => row.Agent == "porter").Max(static row => row.Queued));
            return queued > Waiting;
        }
    }

    private static Task SettleAsync(HubBench bench, CancellationToken stop) => HubBench.UntilAsync(() => bench.Snapshot.Ledger.Where(static row => row.Agent == "porter").All(static row => row.InFlight == 0), Patience, stop);

    private static bool IsInBound(LedgerRow row) => row is { IsBalanced: true, InFlight: 0 };
}
