using AgentContracts;
using AgentContracts.Testing.Checking;
using AgentContracts.Testing.History;
using Chaos.Contracts;
using Chaos.Measuring;
using Microsoft.Extensions.DependencyInjection;

namespace Chaos.Scenarios;

/// <summary>Half of all messages make their handler fail.</summary>
internal static class Poison
{
    private const int NeighboursPerSecond = 300;
    private const int JobsPerSecond = 200;

    public static Scenario Scenario { get; } = new(
        "poison",
        "half of all messages always fail: each is tried as often as its tier allows and then kept as a dead letter, the others are handled once, and neighbours do not feel it",
        RunAsync)
    {
        Length = "2 min",
        ShortLength = "10 s",
    };

    private static async Task RunAsync(ScenarioRun run)
    {
        await CountAsync(run);
        await CompareAsync(run);
    }

    private static async Task CountAsync(ScenarioRun run)
    {
        await using var bench = await HubBench.OpenAsync(static contracts => contracts.AddAgent<Labourer>(), [new ChannelPromise("jobs", "labourer")], run.Stop);
        var jobs = run.Size(400, 20_000);
        for (var number = 0; number < jobs; number++)
        {
            await bench.Feeder.SendAsync(new Job(number, IsPoison: number % 2 == 0), run.Stop);
        }

        run.Tell($"{jobs} jobs sent");
        var verdict = await bench.RestAsync(TimeSpan.FromSeconds(60), run.Stop);
        var attempts = bench.Log.Read().Where(static one => one.Kind == EventKind.Failure).CountBy(static one => one.Id).ToDictionary();
        var expected = QualityOfService.For(Tier.Tactical).Retries + 1;
        var deadLetters = bench.Snapshot.Ledger.Sum(static row => row.DeadLettered);
        run.Note("jobs", jobs);
        run.Note("dead_letters", deadLetters);
        run.Note("attempts_least", attempts.Values.DefaultIfEmpty().Min());
        run.Note("attempts_most", attempts.Values.DefaultIfEmpty().Max());
        run.Expect(attempts.Count == jobs / 2, $"{attempts.Count} poisonous jobs were tried, {jobs / 2} were sent");
        run.Expect(attempts.Values.All(tried => tried == expected), $"a poisonous job was tried between {attempts.Values.DefaultIfEmpty().Min()} and {attempts.Values.DefaultIfEmpty().Max()} times, its tier says {expected}");
        run.Expect(deadLetters == jobs / 2, $"{deadLetters} dead letters, {jobs / 2} poisonous jobs");
        run.Expect(verdict.Effects == jobs / 2, $"{verdict.Effects} sound jobs were handled, {jobs / 2} were sent");
        run.Note(verdict);
    }

    /// <summary>As many jobs all the time; what disturbs is that half of them are poison.</summary>
    private static async Task CompareAsync(ScenarioRun run)
    {
        var recorder = new LatencyRecorder();
        await using var bench = await HubBench.OpenAsync(static contracts => contracts.AddAgent<Labourer>().AddAgent<Clerk>().AddAgent<Watcher>(), [], run.Stop, recorder);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(run.Stop);
        var isPoisoned = false;
        var load = Task.WhenAll(
            Flow.RunAsync(JobsPerSecond, number => bench.Feeder.TrySendAsync(new Job(number, number % 2 == 0 && Volatile.Read(ref isPoisoned)), CancellationToken.None).AsTask(), enough.Token),
            Flow.RunAsync(NeighboursPerSecond, number => Load.SendOrderAsync(bench.Feeder, number), enough.Token),
            Flow.RunAsync(NeighboursPerSecond, number => Load.SendTickAsync(bench.Feeder, number), enough.Token));
        var pairs = new Pairs(recorder, TimeSpan.FromSeconds(run.Size(1, 4)), NeighboursPerSecond);
        await pairs.MeasureAsync(run, run.Cycles(2, 12), PoisonAsync, () => Task.Delay(TimeSpan.FromMilliseconds(100), run.Stop));
        await enough.CancelAsync();
        await load;
        foreach (var agent in (string[])["watcher", "clerk"])
        {
            pairs.Judge(run, agent, "poison");
        }

        async Task PoisonAsync(CancellationToken stop)
        {
            Volatile.Write(ref isPoisoned, true);
            await Flow.RunAsync(0, static _ => Task.CompletedTask, stop);
            Volatile.Write(ref isPoisoned, false);
        }
    }
}
