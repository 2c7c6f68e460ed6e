using AgentContracts.Testing.Checking;
using Chaos.Contracts;

namespace Chaos.Scenarios;

/// <summary>Redis stops answering for a while, with connections open, and goes on.</summary>
internal static class ServerHangs
{
    public static Scenario Scenario { get; } = new(
        "server-hangs", "Redis hangs and goes on: no UltraHft message is handled later than 10 ms after it was sent, on the broker's clock", RunAsync);

    private static async Task RunAsync(ScenarioRun run)
    {
        ChannelPromise[] promises = [new("ticks", "watcher") { MaxAge = TimeSpan.FromMilliseconds(10) }];
        await using var bench = await HubBench.OpenAsync(static contracts => contracts.AddAgent<Watcher>(), promises, run.Stop);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(run.Stop);
        var load = SendAsync(bench, enough.Token);
        var hangs = run.Size(3, 40);
        for (var hang = 1; hang <= hangs; hang++)
        {
            var lasts = TimeSpan.FromMilliseconds(100 * Math.Min(hang, 20));
            await Task.Delay(200, run.Stop);
            bench.Log.Fault("redis");
            await bench.Server.PauseAsync();
            await Task.Delay(lasts, run.Stop);
            await bench.Server.ResumeAsync();
            bench.Log.Fault("redis");
            run.Tell($"hang {hang} of {hangs}: {lasts.TotalMilliseconds:0} ms");
        }

        await Task.Delay(200, run.Stop);
        await enough.CancelAsync();
        await load;
        var verdict = await bench.RestAsync(TimeSpan.FromSeconds(10), run.Stop);
        run.Note("hangs", hangs);
        run.Note("expired", bench.Snapshot.Ledger.Sum(static row => row.Expired));
        run.Expect(verdict.Effects > 0, "no tick was handled at all");
        run.Note(verdict);
    }

    /// <summary>A tick each millisecond, whatever becomes of those before it.</summary>
    private static async Task SendAsync(HubBench bench, CancellationToken stop)
    {
        var sends = new List<Task>();
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            sends.Add(bench.Feeder.TrySendAsync(new Tick(number), CancellationToken.None).AsTask());
            await Task.Delay(1, CancellationToken.None);
        }

        await Task.WhenAll(sends);
    }
}
