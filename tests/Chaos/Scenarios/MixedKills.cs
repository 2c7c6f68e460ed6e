using AgentContracts.Testing.Checking;
using AgentContracts.Testing.History;
using AgentContracts.Testing.RedisServers;
using Chaos.Workers;

namespace Chaos.Scenarios;

/// <summary>Processes that send, processes that handle, and Redis are killed in turn; each is started again at once.</summary>
internal static class MixedKills
{
    private const int Producers = 2;
    private const int Consumers = 3;

    /// <summary>How many bytes of history, a few dozen messages, there must be between two kills.</summary>
    private const long Progress = 20_000;

    private static readonly ChannelPromise[] Promises =
    [
        new("orders", "clerk") { Lease = WorkerProgram.Lease },
        new("entries", "clerk") { Lease = WorkerProgram.Lease, IsOrdered = true },
    ];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static Scenario Scenario { get; } = new(
        "mixed-kills", "kill -9 of senders, handlers and Redis in turn: nothing that was confirmed is lost, nothing is unexplained", RunAsync)
    {
        Length = "20 min",
        ShortLength = "20 s",
    };

    private static async Task RunAsync(ScenarioRun run)
    {
        await using var server = await RedisServer.StartAsync(new RedisServerOptions { Configuration = ["auto-aof-rewrite-min-size 16mb"] });
        using var crew = new Crew(server.ConnectionString);
        for (var worker = 0; worker < Producers + Consumers; worker++)
        {
            crew.Start(worker < Producers ? WorkerRole.Producer : WorkerRole.Consumer);
        }

        var faults = new MemoryRecorder();
        var kills = run.Cycles(6, 200);
        var killed = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var kill = 1; kill <= kills; kill++)
        {
            var before = crew.Length;
            run.Expect(
                await HubBench.UntilAsync(() => crew.Length - before > Progress && crew.AllAreReady, Patience, run.Stop),
                $"nothing flowed for {Patience.TotalSeconds:0} s after kill {kill - 1}");
            var what = await KillAsync(kill, server, crew, faults, run.Stop);
            killed[what] = killed.GetValueOrDefault(what) + 1;
            run.Tell($"kill {kill} of {kills}: {what}");
        }

        run.Expect(await crew.EndAsync(WorkerRole.Producer), "a sender did not end cleanly");
        _ = await RestAsync(crew, faults, run);
        run.Expect(await crew.EndAsync(WorkerRole.Consumer), "a handler did not end cleanly");
        run.Expect(crew.EndedUnasked == 0, $"{crew.EndedUnasked} process(es) ended that nobody had killed");

        // What they recorded while they ended counts, too.
        var verdict = Checker.Check(crew.ReadHistory().Concat(faults.Read()), Promises);
        run.Expect(verdict.Confirmed > kills, $"{verdict.Confirmed} messages were confirmed: too few to tell");
        run.Note("kills", kills);
        foreach (var (what, times) in killed)
        {
            run.Note($"kills_{what}", times);
        }

        run.Note(verdict);
    }

    private static async Task<string> KillAsync(int kill, RedisServer server, Crew crew, MemoryRecorder faults, CancellationToken stop)
    {
        if (kill % 3 != 0)
        {
            var role = kill % 3 == 1 ? WorkerRole.Consumer : WorkerRole.Producer;
            await crew.KillOldestAsync(role);
            crew.Start(role);
            return role.ToString().ToLowerInvariant();
        }

        faults.ServerAway("redis");
        await server.KillAsync();
        await Task.Delay(TimeSpan.FromMilliseconds(20 * (kill % 10)), stop);
        await server.StartAgainAsync();
        faults.ServerBack("redis");
        return "redis";
    }

    private static async Task<Verdict> RestAsync(Crew crew, MemoryRecorder faults, ScenarioRun run)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            // What a killed handler had in hand is taken over when its lease has ended.
            await Task.Delay(WorkerProgram.Lease, run.Stop);
            var verdict = Checker.Check(crew.ReadHistory().Concat(faults.Read()), Promises);
            if (verdict.Count(ContradictionKind.Lost) == 0 || TimeProvider.System.GetElapsedTime(began) > Patience)
            {
                return verdict;
            }
        }
    }
}
