using System.Globalization;
using AgentContracts;
using Spectre.Console;
using TradingDesk.Observation;

namespace TradingDesk.Report;

/// <summary>For each tier how old its messages were when their handlers began.</summary>
public static class LatencyTable
{
    /// <summary>Prints one line for each tier.</summary>
    public static void Print(IReadOnlyList<TierFigures> tiers, TextWriter output)
    {
        var table = new Table().AddColumn("tier");
        foreach (var header in (string[])["handlers", "p50", "p99"])
        {
            table.AddColumn(header, static column => column.RightAligned());
        }

        foreach (var tier in tiers)
        {
            table.AddRow(NameOf(tier.Tier), tier.Handled.ToString(CultureInfo.InvariantCulture), AgeText.Of(tier.P50), AgeText.Of(tier.P99));
        }

        PlainTable.Print(table, output);
    }

    /// <summary>A tier's name as on the wire.</summary>
    internal static string NameOf(Tier tier) => tier switch
    {
        Tier.UltraHft => "ultra_hft",
        Tier.Fast => "fast",
        Tier.Tactical => "tactical",
        Tier.Strategic => "strategic",
        _ => throw new ArgumentOutOfRangeException(nameof(tier)),
    };
}
