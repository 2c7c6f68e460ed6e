using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Benchmarks.Hubs.Runs;

/// <summary>A nats-server on a free port of this machine, for as long as this process lives.</summary>
internal sealed class NatsServer : IAsyncDisposable
{
    private const string Program = "nats-server";

    /// <summary>The shell ends the server when its input ends, however this process does.</summary>
    private const string Script = """
        trap '' HUP INT TERM
        nats-server --addr 127.0.0.1 --port "$1" </dev/null >/dev/null 2>&1 &
        read -r end
        kill -s KILL "$!"
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Process _shell;

    private NatsServer(Process shell, string address)
    {
        _shell = shell;
        Address = address;
    }

    /// <summary>Whether the program is on the path.</summary>
    public static bool IsInstalled => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(static folder => File.Exists(Path.Combine(folder, Program)));

    /// <summary>Where it is, as host:port.</summary>
    public string Address { get; }

    /// <summary>Starts one.</summary>
    /// <exception cref="RigException">It does not answer.</exception>
    public static async Task<NatsServer> StartAsync(CancellationToken cancellationToken)
    {
        var port = FreePort();
        var server = new NatsServer(Process.Start(new ProcessStartInfo("sh", ["-c", Script, "sh", $"{port}"]) { RedirectStandardInput = true })!, $"127.0.0.1:{port}");
        try
        {
            await server.WhenListeningAsync(port, cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
    }

    private async Task WhenListeningAsync(int port, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
                return;
            }
            catch (SocketException) when (Stopwatch.GetElapsedTime(start) < Patience)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
            }
            catch (SocketException)
            {
                throw new RigException($"{Program} does not listen at {Address} {Patience.TotalSeconds} s after its start.");
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
