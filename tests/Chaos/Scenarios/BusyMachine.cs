using AgentContracts;
using Chaos.Contracts;
using Chaos.Measuring;
using Microsoft.Extensions.DependencyInjection;

namespace Chaos.Scenarios;

/// <summary>The hub's own machine is busy, and the server is well.</summary>
internal static class BusyMachine
{
    private const int TicksPerSecond = 200;

    public static Scenario Scenario { get; } = new(
        "busy-machine", "every processor is kept busy by others: the hub does not take its own lateness for a server that hangs", RunAsync)
    {
        Length = "10 min",
        ShortLength = "5 s",
    };

    private static async Task RunAsync(ScenarioRun run)
    {
        await using var bench = await HubBench.OpenAsync(static contracts => contracts.AddAgent<Watcher>().AddAgent<Operator>(), [], run.Stop, new LatencyRecorder());
        var lasts = TimeSpan.FromSeconds(run.Cycles(4, 600));
        var silences = new List<string>();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(run.Stop);
        Thread[] busy = [.. Enumerable.Range(0, 2 * Environment.ProcessorCount).Select(_ => new Thread(() => BeBusy(end.Token)) { IsBackground = true })];
        foreach (var thread in busy)
        {
            thread.Start();
        }

        end.CancelAfter(lasts);
        var load = Flow.RunAsync(TicksPerSecond, number => Load.SendTickAsync(bench.Feeder, number), end.Token);
        var tells = 1;
        var began = TimeProvider.System.GetTimestamp();
        while (!end.IsCancellationRequested)
        {
            if (bench.Snapshot.Transport is { Answers: false } silent)
            {
                silences.Add(silent.Reason ?? "");
            }

            if (TimeProvider.System.GetElapsedTime(began) > TimeSpan.FromSeconds(30 * tells))
            {
                run.Tell($"{30 * tells++} s of {lasts.TotalSeconds:0} s");
            }

            await Task.Delay(10, CancellationToken.None);
        }

        await load;
        run.Stop.ThrowIfCancellationRequested();
        foreach (var thread in busy)
        {
            thread.Join();
        }

        // An alert that is told when the server answers again has had the time to come.
        await HubBench.UntilAsync(() => bench.Snapshot.Transport.Answers, TimeSpan.FromSeconds(10), run.Stop);
        await bench.SettleAsync(TimeSpan.FromSeconds(10), run.Stop);
        var alerts = bench.Services.GetRequiredService<AlertBook>().Of(ErrorTypes.BrokerSilent).Count;
        run.Note("seconds_busy", lasts.TotalSeconds);
        run.Note("false_alarms", Math.Max(alerts, silences.Count == 0 ? 0 : 1));
        var handled = bench.Snapshot.Ledger.Where(static row => row.Agent == "watcher").Sum(static row => row.Handled);
        run.Note("handled", handled);
        run.Note("expired", bench.Snapshot.Ledger.Sum(static row => row.Expired));
        run.Expect(handled > 0, "no tick was handled at all");
        run.Expect(alerts == 0 && silences.Count == 0, $"{alerts} alert(s) of a server that was well: {silences.FirstOrDefault()}");
    }

    private static void BeBusy(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            Thread.SpinWait(1_000);
        }
    }
}
