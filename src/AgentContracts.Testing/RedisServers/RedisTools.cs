using System.Diagnostics;

namespace AgentContracts.Testing.RedisServers;

/// <summary>The programs of Redis on this machine.</summary>
internal static class RedisTools
{
    /// <summary>Looks for them, so that a machine without them is told what it lacks and not that a connection failed.</summary>
    /// <exception cref="RedisNotInstalledException">One of them is not on the path.</exception>
    public static void ThrowIfMissing()
    {
        foreach (var tool in new[] { "redis-server", "redis-cli" })
        {
            if (!IsOnPath(tool))
            {
                throw new RedisNotInstalledException(tool);
            }
        }
    }

    /// <summary>Runs <c>redis-cli</c>.</summary>
    /// <returns>The lines of its answer.</returns>
    /// <exception cref="InvalidOperationException">The server answered with an error, or there is none.</exception>
    public static async Task<IReadOnlyList<string>> RunClientAsync(string? password, IEnumerable<string> arguments)
    {
        // -e: an error is told by the exit code and on the standard error, so that nobody takes it for an answer.
        var start = new ProcessStartInfo("redis-cli", ["-e", .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        if (password is not null)
        {
            start.Environment["REDISCLI_AUTH"] = password;
        }

        using var client = Process.Start(start)!;
        client.StandardInput.Close();
        var error = client.StandardError.ReadToEndAsync();
        var answer = await client.StandardOutput.ReadToEndAsync().ConfigureAwait(false);
        await client.WaitForExitAsync().ConfigureAwait(false);
        if (client.ExitCode != 0)
        {
            throw new InvalidOperationException($"redis-cli: {(await error.ConfigureAwait(false)).Trim()}{answer.Trim()}");
        }

        return (answer.EndsWith('\n') ? answer[..^1] : answer).Split('\n');
    }

    private static bool IsOnPath(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, tool)));
}
