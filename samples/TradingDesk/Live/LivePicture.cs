using System.Globalization;
using AgentContracts.Hub.Monitoring;
using Spectre.Console;
using Spectre.Console.Rendering;
using TradingDesk.Report;

namespace TradingDesk.Live;

/// <summary>What there is to see of a run at one moment: each channel, each agent, and what went wrong lately. No line is longer than the terminal is wide.</summary>
/// <param name="monitor">The hub's figures.</param>
/// <param name="heartbeats">The agents' signs of life.</param>
/// <param name="scoreboard">What the agents of this process did.</param>
/// <param name="log">What went wrong.</param>
public sealed class LivePicture(IHubMonitor monitor, Heartbeats heartbeats, Scoreboard scoreboard, HeldLog log)
{
    /// <summary>The least width in which every column has its place, in characters.</summary>
    public const int LeastWidth = 76;

    private const int LogLines = 2;
    private const int Gap = 2;

    /// <summary>The first line.</summary>
    public string Status { get; set; } = "";

    /// <summary>Draws the picture.</summary>
    /// <param name="width">How wide it may be, in characters.</param>
    public IRenderable Draw(int width)
    {
        var snapshot = monitor.Snapshot();
        return new Rows([
            new Text(Cut(Status, width)),
            Channels(snapshot),
            Agents(snapshot.TakenAt, width),
            .. log.Last(LogLines).Select(line => new Text(Cut(line, width))),
        ]);
    }

    private static Table Channels(HubSnapshot snapshot)
    {
        var table = Table("channel", "sent", "handled", "expired", "dropped", "p50", "p99");
        foreach (var channel in snapshot.Channels)
        {
            table.AddRow(Markup.Escape(channel.Name), Number(channel.Sent), Number(channel.Handled), Number(channel.Expired), Number(channel.Dropped), AgeText.Of(channel.P50), AgeText.Of(channel.P99));
        }

        return table;
    }

    private Table Agents(DateTimeOffset now, int width)
    {
        const string Heartbeat = "heartbeat";
        var figures = scoreboard.Read();
        var table = Table("agent", Heartbeat, "what it did");
        table.Columns[^1].LeftAligned();
        var room = width - DeskAgents.Ids.Max(static id => id.Length) - Heartbeat.Length - (2 * Gap);
        foreach (var agent in DeskAgents.Ids)
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
