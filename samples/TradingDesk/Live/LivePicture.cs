using System.Globalization;
using AgentContracts.Hub.Monitoring;
using Spectre.Console;
using Spectre.Console.Rendering;
using TradingDesk.Observation;
using TradingDesk.Report;

namespace TradingDesk.Live;

/// <summary>What there is to see of a run at one moment: each channel, each agent, and what went wrong lately. No line is longer than the terminal is wide.</summary>
/// <param name="monitor">The hub's figures.</param>
/// <param name="heartbeats">The agents' signs of life.</param>
/// <param name="scoreboard">What the agents of this process did.</param>
/// <param name="outage">Tells when the broker takes nothing.</param>
/// <param name="log">What went wrong.</param>
public sealed class LivePicture(IHubMonitor monitor, Heartbeats heartbeats, Scoreboard scoreboard, Outage outage, HeldLog log)
{
    /// <summary>The least width in which every column has its place, in characters.</summary>
    public const int LeastWidth = 76;

    private const int LogLines = 2;

    // What each connection logs of an outage is one line here, and told in full when the picture is gone.
    private const string Connection = "AgentContracts.Redis.";
    private static readonly TimeSpan LogAge = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ShortestOutage = TimeSpan.FromSeconds(1);
    private const int Gap = 2;

    /// <summary>The first line.</summary>
    public string Status { get; set; } = "";

    /// <summary>Draws the picture.</summary>
    /// <param name="width">How wide it may be, in characters.</param>
    /// <param name="height">How high it may be, in lines.</param>
    public IRenderable Draw(int width, int height)
    {
        var snapshot = monitor.Snapshot();
        var lost = outage.Age is { } age && age >= ShortestOutage ? age : (TimeSpan?)null;
        string[] above = [Status, .. lost is null ? [] : (string[])[string.Create(CultureInfo.InvariantCulture, $"Redis lost {(int)lost.Value.TotalSeconds} s ago")]];
        string[] between = NotSentLines.Text(snapshot.Channels) is { } notSent ? [notSent] : [];

        // Of the agents at least how many there are is told, under their header.
        var room = height - above.Length - between.Length;
        var channels = Shown(snapshot.Channels.Count, room - 3);
        room -= HeightOf(channels, snapshot.Channels.Count);
        var agents = Shown(DeskAgents.Ids.Count, room - 1);
        room -= HeightOf(agents, DeskAgents.Ids.Count);

        return new Rows([
            .. Lines(above, width),
            Channels(snapshot.Channels.Take(channels)),
            .. Lines(Rest(snapshot.Channels.Count - channels, "channels"), width),
            .. Lines(between, width),
            Agents(snapshot.TakenAt, DeskAgents.Ids.Take(agents), width),
            .. Lines(Rest(DeskAgents.Ids.Count - agents, "agents"), width),
            .. Lines(log.Last(Math.Clamp(room, 0, LogLines), LogAge, Connection), width),
        ]);
    }

    /// <summary>How many rows are shown where there is room for some: all, or one less than that, for the line that counts the others.</summary>
    private static int Shown(int rows, int room) => rows <= room ? rows : Math.Max(0, room - 1);

    private static int HeightOf(int shown, int rows) => 1 + shown + (shown < rows ? 1 : 0);

    private static string[] Rest(int rows, string what) => rows == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"… and {rows} more {what}")];

    private static IEnumerable<IRenderable> Lines(IEnumerable<string> lines, int width) => lines.Select(line => new Text(Cut(line, width)));

    private static Table Channels(IEnumerable<ChannelSnapshot> channels)
    {
        var table = Table("channel", "sent", "handled", "expired", "dropped", "p50", "p99");
        foreach (var channel in channels)
        {
            table.AddRow(Markup.Escape(channel.Name), Number(channel.Sent), Number(channel.Handled), Number(channel.Expired), Number(channel.Dropped), AgeText.Of(channel.P50), AgeText.Of(channel.P99));
        }

        return table;
    }

    private Table Agents(DateTimeOffset now, IEnumerable<string> agents, int width)
    {
        const string Heartbeat = "heartbeat";
        var figures = scoreboard.Read();
        var table = Table("agent", Heartbeat, "what it did");
        table.Columns[^1].LeftAligned();
        var room = width - DeskAgents.Ids.Max(static id => id.Length) - Heartbeat.Length - (2 * Gap);
        foreach (var agent in agents)
        {
            table.AddRow(agent, HeartbeatOf(agent, now), Markup.Escape(Cut(DidOf(agent, figures), room)));
        }

        return table;
    }

    /// <summary>A table without lines: the first column to the left, the others to the right.</summary>
    private static Table Table(params string[] headers)
    {
        var table = new Table { Border = TableBorder.None };
        foreach (var (index, header) in headers.Index())
        {
            table.AddColumn(new TableColumn($"[bold]{header}[/]")
            {
                NoWrap = true,
                Padding = new Padding(0, 0, index == headers.Length - 1 ? 0 : Gap, 0),
                Alignment = index == 0 ? Justify.Left : Justify.Right,
            });
        }

        return table;
    }

    private string HeartbeatOf(string agent, DateTimeOffset now) => heartbeats.Of(agent) is { } last ? AgeText.Of(Later(now - last.At)) : "-";

    // Two clocks may differ by a little.
    private static TimeSpan Later(TimeSpan age) => age > TimeSpan.Zero ? age : TimeSpan.Zero;

    private string DidOf(string agent, IReadOnlyDictionary<string, Figures> figures) => (figures.GetValueOrDefault(agent), heartbeats.Of(agent)) switch
    {
        ({ } own, _) => AgentLines.Text(own),
        (null, { Beat: var beat }) => string.Create(CultureInfo.InvariantCulture, $"elsewhere: handled {beat.Handled}, in flight {beat.InFlight}"),
        _ => "elsewhere",
    };

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Cut(string text, int width) => text.Length <= width ? text : width > 1 ? $"{text[..(width - 1)]}…" : "";
}
