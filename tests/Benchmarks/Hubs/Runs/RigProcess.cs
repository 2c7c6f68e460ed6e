using System.Diagnostics;
using System.Text.Json;

namespace Benchmarks.Hubs.Runs;

/// <summary>Runs a rig in a process of its own, so that none profits or suffers from what another has left behind.</summary>
internal static class RigProcess
{
    /// <summary>The command that such a process is started with.</summary>
    public const string Command = "rig";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Runs a rig under every load.</summary>
    /// <returns>Figures by name.</returns>
    /// <exception cref="RigException">It failed.</exception>
    public static async Task<IReadOnlyDictionary<string, double>> RunAsync(RigLane lane, string? redis, bool quick, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(RigProcess).Assembly.Location, Command, lane.Rig.Name, .. redis is null ? [] : (string[])["--redis", redis], .. quick ? ["--quick"] : (string[])[]])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw new RigException("dotnet does not start.");
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(cancellationToken).WaitAsync(Patience, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new RigException($"{lane.Name} has not ended within {Patience.TotalMinutes} minutes.");
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
            : throw new RigException($"{lane.Name}: {(await error).Trim()}");
    }
}
