using AgentContracts.Redis;
using AgentContracts.Testing.RedisServers;
using Benchmarks.Figures;
using Benchmarks.Hubs.Rigs;
using Benchmarks.Hubs.Runs;
using Benchmarks.Measuring;
using Benchmarks.Report;
using NATS.Client.Core;
using StackExchange.Redis;

namespace Benchmarks.Hubs;

/// <summary>Compares the hub with the client that it uses and with what a user would write by hand, over a redis-server that it starts.</summary>
/// <param name="output">Gets the tables.</param>
/// <param name="error">Gets what is wrong, and how far it is.</param>
internal sealed class HubBenchmark(TextWriter output, TextWriter error)
{
    private const string QuickWarning = "QUICK: one round of a few messages, to see that the program runs. THE FIGURES SAY NOTHING.";

    /// <summary>Measures and reports.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public async Task<int> RunAsync(HubOptions options, CancellationToken cancellationToken)
    {
        try
        {
            using var file = options.Json is { } path ? FigureFile.Open(path) : null;
            RigLane[] lanes = [.. RigLane.All.Where(lane => options.Only.Count == 0 || options.Only.Any(text => lane.Name.Contains(text, StringComparison.Ordinal)))];
            if (lanes.Length == 0)
            {
                error.WriteLine($"--only: there is no rig whose name holds {string.Join(" or ", options.Only)}; there are {string.Join(", ", RigLane.All.Select(static lane => lane.Name))}.");
                return ExitCode.BadInput;
            }

            if (!NatsServer.IsInstalled && lanes.Any(static lane => lane.Rig == RigKind.Nats))
            {
                error.WriteLine("nats is left out: nats-server was not found on the PATH. Install it with 'apt-get install nats-server' or 'brew install nats-server'.");
                lanes = [.. lanes.Where(static lane => lane.Rig != RigKind.Nats)];
                if (lanes.Length == 0)
                {
                    return ExitCode.NothingMeasured;
                }
            }

            await MeasureAsync(lanes, options, cancellationToken);
            var figures = HubFigures.Build(lanes);
            Report(lanes, figures, options);
            file?.Write(figures, options.Quick);
            return ExitCode.Ok;
        }
        catch (FigureFileException exception)
        {
            error.WriteLine(exception.Message);
            return ExitCode.BadInput;
        }
        catch (Exception exception) when (exception is RigException or RedisNotInstalledException)
        {
            error.WriteLine(exception.Message);
            return ExitCode.NothingMeasured;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            error.WriteLine("Stopped; what was measured so far is too little to report.");
            return ExitCode.Stopped;
        }
    }

    /// <summary>Runs one rig in this process and prints its figures as JSON, for the process that has started it.</summary>
    public async Task<int> RunRigAsync(RigKind rig, string? redis, bool quick)
    {
        if (redis is null && rig != RigKind.InProcess)
        {
            error.WriteLine($"{rig.Name} needs a server: --redis host:port.");
            return ExitCode.BadInput;
        }

        try
        {
            output.WriteLine(System.Text.Json.JsonSerializer.Serialize(await RigRun.MeasureAsync(rig, redis, quick)));
            return ExitCode.Ok;
        }
        catch (Exception exception) when (exception is RigException or RedisException or RedisUnavailableException or NatsException)
        {
            error.WriteLine(redis is null ? exception.Message : $"{redis}: {exception.Message}");
            return ExitCode.NothingMeasured;
        }
    }

    private async Task MeasureAsync(RigLane[] lanes, HubOptions options, CancellationToken cancellationToken)
    {
        if (options.Quick)
        {
            output.WriteLine(QuickWarning);
        }

        Machine.Print("rates and latencies are elapsed time; cpu is the processor time of the rig's whole process", output);
        await using var memory = await RedisServer.StartAsync(new RedisServerOptions { Persistence = RedisPersistence.None });
        await using var nats = lanes.Any(static lane => lane.Rig == RigKind.Nats) ? await NatsServer.StartAsync(cancellationToken) : null;
        await using var disk = await RedisServer.StartAsync(new RedisServerOptions { Persistence = RedisPersistence.Always });
        var rounds = options.Quick ? 1 : options.Rounds;
        output.WriteLine($"Rounds: {rounds}");
        var progress = new Progress(rounds, lanes.Length, TimeProvider.System, error);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var place in Rotation.Order(lanes.Length, round))
            {
                var lane = lanes[place];
                progress.Next(lane.Name);
                var server = lane.Persistence switch { null when lane.Rig == RigKind.Nats => nats?.Address, null => null, RedisPersistence.Always => disk.Address, _ => memory.Address };
                lane.Rounds.Add(await RigProcess.RunAsync(lane, server, options.Quick, cancellationToken));
            }
        }
    }

    private void Report(IReadOnlyList<RigLane> lanes, FigureSet figures, HubOptions options)
    {
        HubTables.PrintLanes(lanes, output);
        if (figures.All.Count > 0)
        {
            HubTables.PrintFigures(figures, output);
        }
        else
        {
            output.WriteLine();
            output.WriteLine($"There is nothing to compare. {string.Join(". ", HubComparison.All.Select(static comparison => comparison.Needs).Distinct())}.");
        }

        if (!options.Quick)
        {
            HubTables.PrintGoals(figures, output);
            output.WriteLine($"The ledger balances. ~ marks what is unresolved: an interval beyond ± {HubFigures.Precision:P0}, or less than {HubOptions.LeastRounds} rounds");
        }
        else
        {
            output.WriteLine();
            output.WriteLine(QuickWarning);
        }
    }
}
