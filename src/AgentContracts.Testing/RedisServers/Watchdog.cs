using System.Diagnostics;
using System.Globalization;

namespace AgentContracts.Testing.RedisServers;

/// <summary>
/// The shell that a server runs under. It obeys one order a line, and when its input ends, because this process disposed of it or died in
/// whatever way, it kills the server and removes its directory. Signals are sent by the server's own parent, so that none reaches a stranger
/// who was given the process id of a server that has ended.
/// </summary>
internal sealed class Watchdog : IAsyncDisposable
{
    /// <summary>Starts the server.</summary>
    public const string Start = "START";

    /// <summary>Asks the server to end, and waits for it.</summary>
    public const string Terminate = "TERM";

    /// <summary>Ends the server as a crash would, and waits for it.</summary>
    public const string Kill = "KILL";

    /// <summary>Stops the server's clock: it answers nothing, and its sockets stay open.</summary>
    public const string Pause = "STOP";

    /// <summary>Lets a paused server go on.</summary>
    public const string Resume = "CONT";

    private const string Script =
        """
        trap '' HUP INT TERM
        pid=
        while read -r order; do
          case $order in
            START)
              redis-server "$1/redis.conf" $2 </dev/null >>"$1/redis.log" 2>&1 &
              pid=$!
              ;;
            TERM | KILL)
              kill -s "$order" "$pid"
              wait "$pid"
              ;;
            *)
              kill -s "$order" "$pid"
              ;;
          esac
          echo "$pid"
        done 2>/dev/null
        kill -s KILL "$pid" 2>/dev/null
        wait
        rm -rf "$1"
        """;

    private readonly SemaphoreSlim _turn = new(1);
    private readonly Process _shell;

    /// <summary>A shell that waits for orders.</summary>
    /// <param name="directory">Where the server's files are.</param>
    /// <param name="mode">How it is started beside its file: <c>--sentinel</c>, or nothing.</param>
    public Watchdog(string directory, string mode) =>
        _shell = Process.Start(new ProcessStartInfo("sh", ["-c", Script, "sh", directory, mode])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;

    /// <summary>Gives an order; completes when it was carried out.</summary>
    /// <returns>The server's process id.</returns>
    public async Task<int> OrderAsync(string order)
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            await _shell.StandardInput.WriteLineAsync(order).ConfigureAwait(false);
            var answer = await _shell.StandardOutput.ReadLineAsync().ConfigureAwait(false) ?? throw new InvalidOperationException("The shell that redis-server runs under has ended.");
            return int.Parse(answer, CultureInfo.InvariantCulture);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync().ConfigureAwait(false);
        _shell.Dispose();
        _turn.Dispose();
    }
}
