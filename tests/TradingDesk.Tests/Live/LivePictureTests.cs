using AgentContracts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Transport;
using AgentContracts.Redis;
using TradingDesk.Live;
using TradingDesk.Observation;
using TradingDesk.Report;

namespace TradingDesk.Tests.Live;

public sealed class LivePictureTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2023, 2, 2, 9, 20, 0, TimeSpan.Zero);

    private readonly FakeMonitor _monitor = new() { Now = Now };
    private readonly Heartbeats _heartbeats = new();
    private readonly Scoreboard _scoreboard = new();
    private readonly FakeTimeProvider _clock = new(Now);
    private readonly Outage _outage;
    private readonly HeldLog _log;
    private readonly LivePicture _picture;

    public LivePictureTests()
    {
        _log = new(_clock);
        _outage = new(_clock);
        _picture = new(_monitor, _heartbeats, _scoreboard, _outage, _log);
    }

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

    [Fact]
    public void What_went_wrong_is_shown_for_a_while()
    {
        Log().LogWarning("first");
        _clock.Advance(TimeSpan.FromSeconds(6));
        Log().LogWarning("second");
        _clock.Advance(TimeSpan.FromSeconds(6));

        var lines = Lines(80);

        Assert.DoesNotContain(lines, static line => line.Contains("first", StringComparison.Ordinal));
        Assert.Equal("09:20:06 Warning: desk: second", lines[^1]);
    }

    [Fact]
    public void What_was_not_sent_is_a_line_below_the_channels()
    {
        _monitor.Channels = [new("fast_signals", 1, 0, 0, 0, 0, 0), new("hft_signals", 0, 0, 0, 0, 0, 0) { NotSent = 44 }];

        Assert.Equal("not sent: hft_signals 44", Lines(80)[4]);
    }

    [Fact]
    public void An_outage_is_one_line_until_it_is_over()
    {
        Send(PublishResult.Failed("no connection"));
        _clock.Advance(TimeSpan.FromSeconds(3));
        _log.CreateLogger(typeof(RedisTransport).FullName!).LogError("cannot read");

        Assert.Equal("Redis lost 3 s ago", Lines(80)[1]);
        Send(PublishResult.Confirmed);
        Assert.DoesNotContain(Lines(80), static line => line.Contains("Redis lost", StringComparison.Ordinal) || line.Contains("cannot read", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(24, 5, "")]
    [InlineData(20, 5, "")]
    [InlineData(19, 3, "")]
    [InlineData(17, 1, "")]
    [InlineData(16, 0, "")]
    [InlineData(15, 0, "… and 2 more channels")]
    [InlineData(6, 0, "… and 11 more channels")]
    public void What_does_not_fit_the_height_is_counted(int height, int agents, string channels)
    {
        _monitor.Channels = [.. Enumerable.Range(10, 12).Select(static number => new ChannelSnapshot($"channel_{number}", 0, 0, 0, 0, 0, 0))];

        var lines = Lines(80, height);

        Assert.True(lines.Count <= height, $"{lines.Count} lines");
        Assert.Equal(agents, lines.Count(static line => DeskAgents.Ids.Any(line.StartsWith)));
        Assert.Equal(agents == 5 ? [] : [$"… and {5 - agents} more agents"], lines.Where(static line => line.EndsWith("more agents", StringComparison.Ordinal)));
        Assert.Equal(channels.Length == 0 ? [] : [channels], lines.Where(static line => line.EndsWith("more channels", StringComparison.Ordinal)));
    }

    private void Send(PublishResult result) => _outage.Sent(new SentRoute(default, "message", "hft_signals", Delivery.AtMostOnce, result));

    private static AgentHeartbeat Beat(string agent, long handled) => new(agent, $"{agent}-1", agent, UptimeMs: 1, LateMs: 0, Queued: 0, InFlight: 1, Handled: handled);

    private ILogger Log() => _log.CreateLogger("desk");

    private List<string> Lines(int width, int height = 24)
    {
        using var terminal = new TestTerminal(width, isTerminal: false);
        terminal.Console.Write(_picture.Draw(width, height));
        return [.. terminal.Text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(static line => line.TrimEnd())];
    }
}
