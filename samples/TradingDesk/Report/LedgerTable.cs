using System.Globalization;
using AgentContracts.Hub.Ledger;
using Spectre.Console;

namespace TradingDesk.Report;

/// <summary>The ledger as a table, the same on a terminal and in a pipe; on a terminal that is too narrow for it, as lines without zeros.</summary>
public static class LedgerTable
{
    private static readonly (string Header, Func<LedgerRow, long> Figure)[] Columns =
    [
        ("received", static row => row.Received),
        ("handled", static row => row.Handled),
        ("late", static row => row.Late),
        ("expired", static row => row.Expired),
        ("dropped", static row => row.Dropped),
        ("invalid", static row => row.Invalid),
        ("duplicate", static row => row.Duplicate),
        ("ignored", static row => row.Ignored),
        ("unknown type", static row => row.UnknownType),
        ("dead-lettered", static row => row.DeadLettered),
        ("returned", static row => row.Returned),
        ("in flight", static row => row.InFlight),
    ];

    /// <summary>Prints one line for each channel and agent.</summary>
    /// <param name="rows">The ledger.</param>
    /// <param name="output">Where the lines go.</param>
    /// <param name="width">How many characters a line may have; as many as it takes where not set.</param>
    public static void Print(IReadOnlyList<LedgerRow> rows, TextWriter output, int? width = null)
    {
        var table = new Table();
        table.AddColumns("channel", "agent");
        foreach (var (header, _) in Columns)
        {
            table.AddColumn(header, static column => column.RightAligned().NoWrap());
        }

        foreach (var row in rows)
        {
            table.AddRow([Markup.Escape(row.Channel), Markup.Escape(row.Agent), .. Columns.Select(column => column.Figure(row).ToString(CultureInfo.InvariantCulture))]);
        }

        var lines = PlainTable.Lines(table);
        foreach (var line in lines.Any(line => line.Length > width) ? rows.Select(Line) : lines)
        {
            output.WriteLine(line);
        }
    }

    /// <summary>Says whether every copy of every message is accounted for, and if not where it is missing.</summary>
    public static string Verdict(IReadOnlyList<LedgerRow> rows)
    {
        var wrong = rows.Where(static row => !row.IsBalanced).Select(static row => string.Create(
            CultureInfo.InvariantCulture,
            $"{row.Channel} at {row.Agent} received {row.Received} and accounts for {row.Settled + row.InFlight}"));
        return string.Join("; ", wrong) is { Length: > 0 } text ? $"balanced: no ({text})" : "balanced: yes";
    }

    /// <summary>What was received stands there in any case: a row is never empty.</summary>
    private static string Line(LedgerRow row)
    {
        var figures = Columns.Where((column, index) => index == 0 || column.Figure(row) != 0)
            .Select(column => string.Create(CultureInfo.InvariantCulture, $"{column.Header} {column.Figure(row)}"));
        return $"{row.Channel} at {row.Agent}: {string.Join(", ", figures)}";
    }
}
