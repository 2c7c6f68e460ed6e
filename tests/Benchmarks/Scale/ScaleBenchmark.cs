using System.Text.Json;
using AgentContracts.Testing.RedisServers;
using Benchmarks.Figures;
using Benchmarks.Hubs;
using Benchmarks.Hubs.Runs;
using Benchmarks.Measuring;
using Benchmarks.Report;
using Benchmarks.Scale.Projects;

namespace Benchmarks.Scale;

/// <summary>Measures how the hub does when there is more of something.</summary>
/// <param name="output">Gets the tables.</param>
/// <param name="error">Gets what is wrong, and how far it is.</param>
internal sealed class ScaleBenchmark(TextWriter output, TextWriter error)
{
    /// <summary>The command that the process of a point is started with.</summary>
    public const string PointCommand = "scale-point";

    private const int FullRounds = 5;

    // Code that is called ten times in a load must be compiled as well as that which is called a hundred thousand times.
    private static readonly Dictionary<string, string> Settings = new() { ["DOTNET_TC_CallCountThreshold"] = "2" };

    private const string QuickWarning = "QUICK: one round of a few messages through small systems, to see that the program runs. THE FIGURES SAY NOTHING.";

    /// <summary>Compiles, measures and reports.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public async Task<int> RunAsync(RunOptions options, CancellationToken cancellationToken)
    {
        try
        {
            using var file = options.Json is { } path ? FigureFile.Open(path) : null;
            var points = options.Quick ? ScaleSeries.Quick : ScaleSeries.Full;
            ScaleLane[] lanes = [.. points.Where(point => options.Only.Count == 0 || options.Only.Any(text => point.Series.Contains(text, StringComparison.Ordinal))).Select(static point => new ScaleLane(point))];
            if (lanes.Length == 0)
            {
                error.WriteLine($"--only: there is no series whose name holds {string.Join(" or ", options.Only)}; there are {string.Join(", ", points.Select(static point => point.Series).Distinct())}.");
                return ExitCode.BadInput;
            }

            await MeasureAsync(lanes, options.Quick, cancellationToken);
            var figures = ScaleFigures.Build(lanes);
            Report(lanes, figures, options.Quick);
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

    /// <summary>Measures one point in this process and prints its figures as JSON, for the process that has started it.</summary>
    public async Task<int> RunPointAsync(string project, int payload, bool isEncoded, string? redis, bool quick)
    {
        try
        {
            output.WriteLine(JsonSerializer.Serialize(await ScaleRun.MeasureAsync(project, payload, isEncoded, redis, quick)));
            return ExitCode.Ok;
        }
        catch (RigException exception)
        {
            error.WriteLine(exception.Message);
            return ExitCode.NothingMeasured;
        }
    }

    private async Task MeasureAsync(ScaleLane[] lanes, bool quick, CancellationToken cancellationToken)
    {
        if (quick)
        {
            output.WriteLine(QuickWarning);
        }

        Machine.Print("p50 is elapsed time; rates are by the processor time of the system's whole process", output);
        var folder = Directory.CreateTempSubdirectory("contracts-scale-");
        try
        {
            await using var redis = lanes.Any(static lane => lane.Point.IsOverRedis) ? await RedisServer.StartAsync(new RedisServerOptions { Persistence = RedisPersistence.None }) : null;
            var projects = Compile(lanes, folder.FullName, cancellationToken);
            var rounds = quick ? 1 : FullRounds;
            output.WriteLine($"Rounds: {rounds}");
            var progress = new Progress(rounds, lanes.Length, TimeProvider.System, error);
            for (var round = 0; round < rounds; round++)
            {
                foreach (var place in Rotation.Order(lanes.Length, round))
                {
                    var point = lanes[place].Point;
                    progress.Next(point.Name);
                    lanes[place].Rounds.Add(await RigProcess.RunAsync(point.Name, point.Arguments(projects[point], redis?.Address, quick), Settings, cancellationToken));
                }
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private Dictionary<ScalePoint, string> Compile(ScaleLane[] lanes, string folder, CancellationToken cancellationToken)
    {
        var compiler = new ScaleCompiler(folder);
        var projects = new Dictionary<ScalePoint, string>();
        foreach (var shapes in lanes.GroupBy(static lane => lane.Point.Shape))
        {
            error.WriteLine($"Compiling {shapes.Key}");
            foreach (var lane in shapes)
            {
                projects[lane.Point] = compiler.Compile(shapes.Key, cancellationToken);
            }
        }

        return projects;
    }

    private void Report(ScaleLane[] lanes, FigureSet figures, bool quick)
    {
        ScaleTables.Print(lanes, figures, output);
        if (!quick)
        {
            FigureList.PrintGoals("Goals, scale", ScaleGoals.All, figures, output);
            output.WriteLine($"The ledger balances. ~ marks what is unresolved: an interval beyond ± {HubFigures.Precision:P0}, of a slope beyond ± {HubFigures.Precision}");
        }
        else
        {
            output.WriteLine();
            output.WriteLine(QuickWarning);
        }
    }
}
