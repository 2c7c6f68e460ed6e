using System.Globalization;
using AgentContracts.Testing.RedisServers;
using Chaos.Scenarios;

namespace Chaos;

/// <summary>Runs scenarios and prints what they came to.</summary>
internal sealed class ChaosRun(IReadOnlyList<Scenario> scenarios, TextWriter output, TextWriter error)
{
    public async Task<int> RunAsync(bool isShort, int? cycles, string? json, CancellationToken stop)
    {
        var results = new List<ScenarioResult>();
        try
        {
            var file = json is null ? null : new FiguresFile(json);
            foreach (var scenario in scenarios)
            {
                results.Add(await RunAsync(scenario, isShort, cycles, stop));
                file?.Write(results);
            }
        }
        catch (FiguresFileException exception)
        {
            // Also where the run is stopped just then: the file does not hold what has ended.
            error.WriteLine(exception.Message);
            return ExitCode.BadInput;
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            error.WriteLine(json is null ? "Stopped." : $"Stopped. {Kept(json, results.Count)}");
            return ExitCode.Stopped;
        }
        catch (RedisNotInstalledException exception)
        {
            error.WriteLine(exception.Message);
            return ExitCode.BadInput;
        }

        return results.All(static result => result.Passed) ? ExitCode.Ok : ExitCode.Broken;
    }

    private static string Kept(string json, int ended) => ended == 0
        ? $"No scenario had ended: nothing was written to {json}."
        : $"{json} holds the figures of the {ended} that had ended.";

    private async Task<ScenarioResult> RunAsync(Scenario scenario, bool isShort, int? cycles, CancellationToken stop)
    {
        output.WriteLine($"{scenario.Name}: {scenario.Promise}");
        var began = TimeProvider.System.GetTimestamp();
        var run = new ScenarioRun(isShort, cycles, line => error.WriteLine($"  {line}"), stop);
        try
        {
            await scenario.RunAsync(run);
        }
        catch (Exception exception) when (exception is not RedisNotInstalledException && !stop.IsCancellationRequested)
        {
            // What the others came to is not lost with it.
            run.Expect(false, $"it did not come to its end: {exception}");
        }

        // Ctrl+C goes to the server as well: what comes of that is nothing that was found.
        stop.ThrowIfCancellationRequested();
        var result = run.ToResult(scenario.Name, TimeProvider.System.GetElapsedTime(began));
        foreach (var (name, value) in result.Figures)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-28} {value,14:#,0.###}"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(result.Passed ? "PASS" : "FAIL")} {scenario.Name} in {result.Seconds:0.0} s"));
        if (!result.Passed)
        {
            output.WriteLine($"  first of {result.Failures.Count}: {result.Failures[0]}");
        }

        output.WriteLine();
        return result;
    }
}
