using AgentContracts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using TradingDesk.Live;
using TradingDesk.Report;

namespace TradingDesk.Tests.Live;

public sealed class LivePictureTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2023, 2, 2, 9, 20, 0, TimeSpan.Zero);

    private readonly FakeMonitor _monitor = new() { Now = Now };
    private readonly Heartbeats _heartbeats = new();
    private readonly Scoreboard _scoreboard = new();
    private readonly HeldLog _log = new(new FakeTimeProvider(Now));
    private readonly LivePicture _picture;

    public LivePictureTests() => _picture = new(_monitor, _heartbeats, _scoreboard, _log);

    public void Dispose() => _log.Dispose();

    [Fact]
    public void Each_channel_shows_what_flowed_and_how_old_it_was()
    {
        _monitor.Channels =
        [
            new("fast_signals", 12345, 9, 7, 2, 1, 0) { P50 = TimeSpan.FromMicroseconds(35), P99 = TimeSpan.FromMicroseconds(1_200) },
            new("risk_management_alerts", 0, 0, 0, 0, 0, 0),
        ];

        var lines = Lines(80);

        Assert.Contains("channel                  sent  handled  expired  dropped   p50    p99", lines);
        Assert.Contains("fast_signals            12345        7        2        1  35µs  1.2ms", lines);
        Assert.Contains("risk_management_alerts      0        0        0        0     -      -", lines);
    }

    [Fact]
    public void Each_agent_shows_its_last_heartbeat_and_what_it_did()
    {
        _heartbeats.Note(Beat("execution", handled: 1), Now.AddSeconds(-30));
        _heartbeats.Note(Beat("execution", handled: 7), Now.AddSeconds(-2));
        _heartbeats.Note(Beat("execution", handled: 3), Now.AddSeconds(-10));
        _heartbeats.Note(Beat("intelligence", handled: 0), Now.AddSeconds(1));
        _scoreboard.Add("intelligence", static () => new() { ["heard"] = 5, ["analyses"] = 2 });

        var lines = Lines(80);

        Assert.Contains("execution               2.0s  elsewhere: handled 7, in flight 1", lines);
        Assert.Contains("intelligence             0µs  heard 5, analyses 2", lines);
        Assert.Contains("strategy_engine            -  elsewhere", lines);
    }

    [Theory]
    [InlineData(LivePicture.LeastWidth)]
    [InlineData(80)]
    [InlineData(200)]
    public void No_line_is_wider_than_the_terminal(int width)
    {
        _monitor.Channels = [new("risk_management_alerts", 1_000_000, 1_000_000, 1_000_000, 1_000_000, 1_000_000, 0) { P50 = TimeSpan.FromMilliseconds(999.9), P99 = TimeSpan.FromMilliseconds(999.9) }];
        _scoreboard.Add("market_conditions", static () => new() { [new string('x', 300)] = 1 });
        _picture.Status = new string('s', 300);
        Log().LogWarning("{Text}", new string('w', 300));

        var lines = Lines(width);

        // Status, two tables with their headers, one line of the log: nothing has been broken in two.
        Assert.Equal(1 + 2 + 1 + DeskAgents.Ids.Count + 1, lines.Count);
        Assert.All(lines, line => Assert.True(line.Length <= width, line));
        Assert.Contains(lines, line => line.Length == width && line.EndsWith('…'));
    }

    [Fact]
    public void The_newest_of_what_went_wrong_stand_below()
    {
        Log().LogWarning("first");
        Log().LogWarning("second");
        Log().LogError(new InvalidOperationException("because\nof this"), "third");

        Assert.Equal(["09:20:00 Warning: desk: second", "09:20:00 Error: desk: third InvalidOperationException: because of this"], Lines(80)[^2..]);
    }

    private static AgentHeartbeat Beat(string agent, long handled) => new(agent, $"{agent}-1", agent, UptimeMs: 1, LateMs: 0, Queued: 0, InFlight: 1, Handled: handled);

    private ILogger Log() => _log.CreateLogger("desk");

    private List<string> Lines(int width)
    {
        using var terminal = new TestTerminal(width, isTerminal: false);
        terminal.Console.Write(_picture.Draw(width));
        return [.. terminal.Text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(static line => line.TrimEnd())];
    }
}
