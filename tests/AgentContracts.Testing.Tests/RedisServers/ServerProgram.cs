using System.Diagnostics;
using System.Runtime.InteropServices;

namespace AgentContracts.Testing.Tests.RedisServers;

/// <summary>A process of its own that starts a server and holds it until its input ends.</summary>
internal static class ServerProgram
{
    public static Process Start(Action<ProcessStartInfo>? configure = null)
    {
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        var start = new ProcessStartInfo(dotnet, [Path.Combine(AppContext.BaseDirectory, "AgentContracts.RedisServer.dll")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        configure?.Invoke(start);
        return Process.Start(start)!;
    }
}
