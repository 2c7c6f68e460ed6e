using System.Diagnostics;
using System.Text.Json;

namespace Benchmarks.Hubs.Runs;

/// <summary>Runs a rig in a process of its own, so that none profits or suffers from what another has left behind.</summary>
internal static class RigProcess
{
    /// <summary>The command that such a process is started with.</summary>
    public const string Command = "rig";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>Runs a rig under every load.</summary>
    /// <returns>Figures by name.</returns>
    /// <exception cref="RigException">It failed.</exception>
    public static Task<IReadOnlyDictionary<string, double>> RunAsync(RigLane lane, string? redis, bool quick, CancellationToken cancellationToken) =>
        RunAsync(lane.Name, [Command, lane.Rig.Name, .. redis is null ? [] : (string[])["--redis", redis], .. quick ? ["--quick"] : (string[])[]], new Dictionary<string, string>(), cancellationToken);

    /// <summary>Runs this program with other arguments, which make it print figures by name as JSON.</summary>
    /// <param name="name">What is run, for errors.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="settings">Environment variables, beside those that this process has.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>The figures.</returns>
    /// <exception cref="RigException">It failed.</exception>
    public static async Task<IReadOnlyDictionary<string, double>> RunAsync(
        string name, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(RigProcess).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };

        // Or it would leave its pipes behind in the folder of temporary files when it is killed.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        foreach (var (variable, value) in settings)
        {
            start.Environment[variable] = value;
        }

        using var process = Process.Start(start) ?? throw new RigException("dotnet does not start.");
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(cancellationToken).WaitAsync(Patience, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new RigException($"{name} has not ended within {Patience.TotalMinutes} minutes.");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        return process.ExitCode == ExitCode.Ok
            ? JsonSerializer.Deserialize<Dictionary<string, double>>(await output)!
            : throw new RigException($"{name}: {(await error).Trim()}");
    }
}
