using AgentContracts.Testing.Checking;
using Chaos.Contracts;
using AgentContracts.Testing.History;
using Microsoft.Extensions.DependencyInjection;

namespace Chaos.Scenarios;

/// <summary>Redis is killed again and again while messages are sent over a stream and over pub/sub.</summary>
internal static class ServerCrashes
{
    private const int Senders = 8;

    public static Scenario Scenario { get; } = new(
        "server-crashes",
        "kill -9 of Redis under load: nothing that was confirmed is lost, nothing is unexplained, no UltraHft message is handled late",
        RunAsync);

    private static async Task RunAsync(ScenarioRun run)
    {
        ChannelPromise[] promises = [new("orders", "clerk"), new("ticks", "watcher") { MaxAge = TimeSpan.FromMilliseconds(10) }];
        await using var bench = await HubBench.OpenAsync(static contracts => contracts.AddAgent<Clerk>().AddAgent<Watcher>(), promises, run.Stop);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(run.Stop);
        var load = Task.WhenAll([.. Enumerable.Range(0, Senders).Select(sender => SendOrdersAsync(bench, sender, enough.Token)), SendTicksAsync(bench, enough.Token)]);

        var cycles = run.Size(3, 200);
        var firstTick = new List<double>();
        var firstOrder = new List<double>();
        for (var cycle = 1; cycle <= cycles; cycle++)
        {
            await HubBench.UntilAsync(() => bench.Log.Count > 0, TimeSpan.FromSeconds(5), run.Stop);
            await Task.Delay(run.Size(200, 500), run.Stop);
            var back = await bench.CrashServerAsync(TimeSpan.FromMilliseconds(20 * (cycle % 10)), run.Stop);
            firstTick.Add(await FirstEffectAfterAsync(bench, "watcher", back, run.Stop));
            firstOrder.Add(await FirstEffectAfterAsync(bench, "clerk", back, run.Stop));
            run.Tell($"crash {cycle} of {cycles}: first tick after {firstTick[^1]:0} ms, first order after {firstOrder[^1]:0} ms, {bench.Log.Count:N0} events");
        }

        await enough.CancelAsync();
        await load;
        run.Note("crashes", cycles);
        run.Note("first_tick_p50_ms", firstTick.Percentile(0.5));
        run.Note("first_tick_p99_ms", firstTick.Percentile(0.99));
        run.Note("first_order_p50_ms", firstOrder.Percentile(0.5));
        run.Note("first_order_p99_ms", firstOrder.Percentile(0.99));
        run.Note(await bench.RestAsync(TimeSpan.FromSeconds(60), run.Stop));
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

    private static async Task SendOrdersAsync(HubBench bench, int sender, CancellationToken stop)
    {
        for (var number = sender; !stop.IsCancellationRequested; number += Senders)
        {
            try
            {
                // What became of each is recorded by the observer; a refused one is the sender's to know and no loss.
                var receipt = await bench.Feeder.TrySendAsync(new Order(number, "BTC/USD"), stop);
                if (!receipt.Routes.All(static route => route.Status == AgentContracts.RouteStatus.Confirmed))
                {
                    await Task.Delay(1, stop);
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
            }
        }
    }

    private static async Task SendTicksAsync(HubBench bench, CancellationToken stop)
    {
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            try
            {
                _ = await bench.Feeder.TrySendAsync(new Tick(number), stop);
                await Task.Delay(1, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
            }
        }
    }
}
