using AgentContracts.Testing.Checking;
using AgentContracts.Testing.History;
using Chaos.Contracts;
using Chaos.Measuring;
using Microsoft.Extensions.DependencyInjection;

namespace Chaos.Scenarios;

/// <summary>Redis is killed again and again while messages are sent over a stream and over pub/sub.</summary>
internal static class ServerCrashes
{
    private const int Senders = 32;
    private const int TicksPerSecond = 500;
    private const int OrdersPerSecond = 200;
    private const double Goal = 250;

    public static Scenario Scenario { get; } = new(
        "server-crashes",
        "kill -9 of Redis under load: nothing that was confirmed is lost, nothing is unexplained, no UltraHft message is handled late, and it works again soon",
        RunAsync)
    {
        Length = "10 min",
        ShortLength = "4 s",
    };

    private static async Task RunAsync(ScenarioRun run)
    {
        ChannelPromise[] promises = [new("orders", "clerk"), new("entries", "clerk") { IsOrdered = true }, new("ticks", "watcher") { MaxAge = TimeSpan.FromMilliseconds(10) }];
        await using var bench = await HubBench.OpenAsync(static contracts => contracts.AddAgent<Clerk>().AddAgent<Watcher>(), promises, run.Stop);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(run.Stop);
        var load = Task.WhenAll(
            Load.SendOrdersAsync(bench.Feeder, Senders, enough.Token),
            Load.SendEntriesAsync(bench.Feeder, enough.Token),
            // Those who wait for their last send are in the pause before its retry when the server is back: how soon it works again is seen by new ones.
            Flow.RunAsync(OrdersPerSecond, number => Load.SendOrderAsync(bench.Feeder, number), enough.Token),
            Flow.RunAsync(TicksPerSecond, number => Load.SendTickAsync(bench.Feeder, number), enough.Token));

        var cycles = run.Cycles(3, 200);
        var orders = run.Size(300, 5_000);
        var firstTick = new List<double>();
        var firstOrder = new List<double>();
        for (var cycle = 1; cycle <= cycles; cycle++)
        {
            var before = bench.SentOn("orders");
            run.Expect(
                await HubBench.UntilAsync(() => bench.SentOn("orders") - before >= orders, TimeSpan.FromSeconds(30), run.Stop),
                $"{bench.SentOn("orders") - before} of {orders} orders were sent before crash {cycle}");
            var back = await bench.CrashServerAsync(TimeSpan.FromMilliseconds(20 * (cycle % 10)), run.Stop);
            firstTick.Add(await FirstEffectAfterAsync(bench, "watcher", back, run.Stop));
            firstOrder.Add(await FirstEffectAfterAsync(bench, "clerk", back, run.Stop));
            run.Tell($"crash {cycle} of {cycles}: first tick after {firstTick[^1]:0} ms, first order after {firstOrder[^1]:0} ms, {bench.SentOn("orders"):N0} orders");
        }

        await enough.CancelAsync();
        await load;
        run.Note("crashes", cycles);
        run.Note("first_tick_p50_ms", firstTick.Percentile(0.5));
        run.Note("first_tick_p99_ms", firstTick.Percentile(0.99));
        run.Note("first_order_p50_ms", firstOrder.Percentile(0.5));
        run.Note("first_order_p99_ms", firstOrder.Percentile(0.99));
        run.Judge(firstTick.Percentile(0.99) <= Goal, $"p99 of the first tick after Redis was back is {firstTick.Percentile(0.99):0} ms, the goal is {Goal:0} ms");
        run.Judge(firstOrder.Percentile(0.99) <= Goal, $"p99 of the first order after Redis was back is {firstOrder.Percentile(0.99):0} ms, the goal is {Goal:0} ms");
        run.Expect(firstTick.All(double.IsFinite), "no tick was handled after a crash");
        run.Expect(firstOrder.All(double.IsFinite), "no order was handled after a crash");
        var verdict = await bench.RestAsync(TimeSpan.FromSeconds(60), run.Stop);
        run.Expect(verdict.Confirmed >= cycles * orders, $"{verdict.Confirmed} messages were confirmed, {cycles} crashes of {orders} were to be judged");
        run.Expect(bench.SentOn("entries") > cycles, $"{bench.SentOn("entries")} entries were sent in order: too few to tell");
        run.Note(verdict);
    }

    private static async Task<double> FirstEffectAfterAsync(HubBench bench, string agent, DateTime back, CancellationToken stop)
    {
        HistoryEvent? first = null;
        var came = await HubBench.UntilAsync(
            () => (first = bench.Log.FirstEffectSince(back, agent)) is not null,
            TimeSpan.FromSeconds(30),
            stop);
        return came ? (first!.Value.At - back).TotalMilliseconds : double.PositiveInfinity;
    }
}
