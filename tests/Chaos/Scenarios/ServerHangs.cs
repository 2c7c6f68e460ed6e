using AgentContracts;
using AgentContracts.Testing.Checking;
using Chaos.Contracts;
using Chaos.Measuring;
using Microsoft.Extensions.DependencyInjection;

namespace Chaos.Scenarios;

/// <summary>Redis stops answering for a while, with connections open, and goes on.</summary>
internal static class ServerHangs
{
    private const int TicksPerSecond = 500;
    private const double Goal = 1_000;

    public static Scenario Scenario { get; } = new(
        "server-hangs", "Redis hangs: the hub says so within a second and alerts when it can, and no UltraHft message is handled later than 10 ms after it was sent", RunAsync)
    {
        Length = "45 s",
        ShortLength = "3 s",
    };

    private static async Task RunAsync(ScenarioRun run)
    {
        ChannelPromise[] promises = [new("ticks", "watcher") { MaxAge = TimeSpan.FromMilliseconds(10) }];
        await using var bench = await HubBench.OpenAsync(static contracts => contracts.AddAgent<Watcher>().AddAgent<Operator>(), promises, run.Stop);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(run.Stop);
        var load = Flow.RunAsync(TicksPerSecond, number => Load.SendTickAsync(bench.Feeder, number), enough.Token);
        var hangs = run.Cycles(3, 40);
        var noticed = new List<double>();
        var alerted = new List<double>();
        for (var hang = 1; hang <= hangs; hang++)
        {
            await HubBench.UntilAsync(() => bench.Snapshot.Transport.Answers, TimeSpan.FromSeconds(10), run.Stop);
            await Task.Delay(TimeSpan.FromMilliseconds(100 + (37 * hang % 200)), run.Stop);
            var alerts = Alerts(bench).Count;
            var began = TimeProvider.System.GetTimestamp();
            double? after = null;
            bench.Log.ServerAway("redis");
            await bench.Server.PauseAsync();
            if (await HubBench.UntilAsync(() => !bench.Snapshot.Transport.Answers, TimeSpan.FromSeconds(5), run.Stop))
            {
                after = TimeProvider.System.GetElapsedTime(began).TotalMilliseconds;
            }

            var back = TimeProvider.System.GetTimestamp();
            await bench.Server.ResumeAsync();
            bench.Log.ServerBack("redis");
            noticed.Add(after ?? double.PositiveInfinity);
            alerted.Add(await HubBench.UntilAsync(() => Alerts(bench).Count > alerts, TimeSpan.FromSeconds(5), run.Stop)
                ? TimeProvider.System.GetElapsedTime(back, Alerts(bench)[^1]).TotalMilliseconds
                : double.PositiveInfinity);
            run.Tell($"hang {hang} of {hangs}: noticed after {noticed[^1]:0} ms, alert {alerted[^1]:0} ms after the end");
        }

        // Shorter ones, which are over before anybody could say so.
        for (var hang = 1; hang <= hangs; hang++)
        {
            await bench.HangServerAsync(TimeSpan.FromMilliseconds(10 * hang), run.Stop);
            await Task.Delay(TimeSpan.FromMilliseconds(50), run.Stop);
        }

        await enough.CancelAsync();
        await load;
        var verdict = await bench.RestAsync(TimeSpan.FromSeconds(10), run.Stop);
        run.Note("hangs", 2 * hangs);
        run.Note("noticed_p50_ms", noticed.Percentile(0.5));
        run.Note("noticed_most_ms", noticed.Percentile(1));
        run.Note("alert_after_end_p50_ms", alerted.Percentile(0.5));
        run.Note("alert_after_end_most_ms", alerted.Percentile(1));
        run.Note("expired", bench.Snapshot.Ledger.Sum(static row => row.Expired));
        run.Judge(noticed.Percentile(1) < Goal, $"a hang was noticed after {noticed.Percentile(1):0} ms, the goal is {Goal:0} ms");
        run.Expect(noticed.All(double.IsFinite), "a hang was not noticed at all");
        run.Expect(alerted.All(double.IsFinite), "a hang led to no alert");
        run.Expect(verdict.Effects > 0, "no tick was handled at all");
        run.Note(verdict);
    }

    private static IReadOnlyList<long> Alerts(HubBench bench) => bench.Services.GetRequiredService<AlertBook>().Of(ErrorTypes.BrokerSilent);
}
