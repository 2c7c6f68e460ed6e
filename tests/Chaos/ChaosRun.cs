using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Chaos.Scenarios;

namespace Chaos;

/// <summary>Runs scenarios and prints what they came to.</summary>
internal sealed class ChaosRun(IReadOnlyList<Scenario> scenarios, TextWriter output, TextWriter error)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public async Task<int> RunAsync(bool isShort, int? cycles, string? json, CancellationToken stop)
    {
        var results = new List<ScenarioResult>();
        try
        {
            await using var file = json is null ? null : File.Create(json);
            foreach (var scenario in scenarios)
            {
                results.Add(await RunAsync(scenario, isShort, cycles, stop));
            }

            if (file is not null)
            {
                await JsonSerializer.SerializeAsync(file, results.ToDictionary(static result => result.Scenario, static result => new { result.Passed, result.Seconds, result.Figures, result.Failures }), Indented, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            error.WriteLine("Stopped.");
            return ExitCode.Stopped;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            error.WriteLine(exception is FileNotFoundException ? exception.Message : $"{json} cannot be written: {exception.Message}");
            return ExitCode.BadInput;
        }

        return results.All(static result => result.Passed) ? ExitCode.Ok : ExitCode.Broken;
    }

    private async Task<ScenarioResult> RunAsync(Scenario scenario, bool isShort, int? cycles, CancellationToken stop)
    {
        output.WriteLine($"{scenario.Name}: {scenario.Promise}");
        var began = TimeProvider.System.GetTimestamp();
        var run = new ScenarioRun(isShort, cycles, line => error.WriteLine($"  {line}"), stop);
        await scenario.RunAsync(run);
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
