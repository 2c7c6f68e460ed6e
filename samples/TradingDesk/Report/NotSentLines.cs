using System.Globalization;
using AgentContracts.Hub.Monitoring;
using TradingDesk.Observation;

namespace TradingDesk.Report;

/// <summary>What the broker did not take, or may not have taken: such messages reach no ledger but this one.</summary>
public static class NotSentLines
{
    /// <summary>Prints one line for each channel that lacks something.</summary>
    public static void Print(IReadOnlyList<ChannelSnapshot> channels, Refusals refusals, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(refusals);
        foreach (var channel in Lacking(channels))
        {
            var reason = refusals.LastOf(channel.Name) is { } last ? $" ({last})" : "";
            output.WriteLine($"not sent: {Text(channel)}{reason}");
        }
    }

    /// <summary>The same in one line without reasons; <see langword="null"/> where nothing is lacking.</summary>
    public static string? Text(IReadOnlyList<ChannelSnapshot> channels) =>
        string.Join(", ", Lacking(channels).Select(Text)) is { Length: > 0 } text ? $"not sent: {text}" : null;

    private static IEnumerable<ChannelSnapshot> Lacking(IReadOnlyList<ChannelSnapshot> channels) => channels.Where(static channel => channel.NotSent != 0);

    private static string Text(ChannelSnapshot channel) => string.Create(CultureInfo.InvariantCulture, $"{channel.Name} {channel.NotSent}");
}
