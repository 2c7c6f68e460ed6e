using System.Globalization;
using AgentContracts.Testing.History;
using AgentContracts.Testing.RedisServers;

namespace TradingDesk.Chaos;

/// <summary>Kills the desk's Redis in the midst of the trading, and starts it again.</summary>
/// <param name="server">The server.</param>
/// <param name="recorder">Is told what is broken when.</param>
/// <param name="kills">How often.</param>
/// <param name="clock">Real time.</param>
public sealed class Saboteur(RedisServer server, MemoryRecorder recorder, int kills, TimeProvider clock)
{
    private const string Redis = "redis";

    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan DownForAtLeast = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan DownForMoreEachTime = TimeSpan.FromMilliseconds(200);

    /// <summary>What is told of the breaking, and of every message besides.</summary>
    public MemoryRecorder Recorder => recorder;

    /// <summary>How often it was killed.</summary>
    public int Killed { get; private set; }

    /// <summary>Kills it again and again, at equal distances; returns with the server running.</summary>
    /// <param name="span">How long the trading lasts.</param>
    /// <param name="say">Is told of each kill and each return.</param>
    /// <param name="cancellationToken">Cancelled when the trading has ended.</param>
    public async Task RunAsync(TimeSpan span, Action<string> say, CancellationToken cancellationToken)
    {
        var pause = span / (kills + 1) is var even && even > ShortestPause ? even : ShortestPause;
        try
        {
            while (Killed < kills)
            {
                await Task.Delay(pause, clock, cancellationToken);
                await KillAsync(say);
            }
        }
        catch (OperationCanceledException)
        {
            // Between two kills: the server runs.
        }
    }

    private async Task KillAsync(Action<string> say)
    {
        var began = clock.GetTimestamp();
        recorder.ServerAway(Redis);
        await server.KillAsync();
        Killed++;
        say(string.Create(CultureInfo.InvariantCulture, $"Redis was killed (kill -9), {Killed} of {kills} …"));
        await Task.Delay(DownForAtLeast + (Killed * DownForMoreEachTime), clock, CancellationToken.None);
        await server.StartAgainAsync();
        recorder.ServerBack(Redis);
        say(string.Create(CultureInfo.InvariantCulture, $"Redis is back after {clock.GetElapsedTime(began).TotalMilliseconds:0} ms; killed {Killed} of {kills} times."));
    }
}
