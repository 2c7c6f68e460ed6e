using System.ComponentModel;
using System.Diagnostics;
using AgentContracts.Testing.RedisServers;

namespace AgentContracts.Redis.Tests.Python;

/// <summary>Runs <c>client.py</c>, a program that knows the wire and nothing else of this library.</summary>
internal static class PythonClient
{
    /// <summary>Starts it.</summary>
    public static Process Start(RedisServer server, string command, string name, params string[] arguments)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Python", "client.py");
        try
        {
            return Process.Start(new ProcessStartInfo("python3", [script, command, "127.0.0.1", $"{server.Port}", name, .. arguments]) { RedirectStandardOutput = true })!;
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException("python3 was not found on the PATH; its standard library is all that is needed.", exception);
        }
    }

    /// <summary>Runs it to its end.</summary>
    /// <returns>The line that it printed.</returns>
    public static async Task<string> RunAsync(RedisServer server, string command, string name, params string[] arguments)
    {
        using var client = Start(server, command, name, arguments);
        return await EndAsync(client);
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>The line that it printed last.</returns>
    public static async Task<string> EndAsync(Process client)
    {
        var line = await client.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        await client.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, client.ExitCode);
        return line!;
    }
}
