using System.Globalization;
using AgentContracts.Hub.Ledger;

namespace AgentContracts.Testing.History;

/// <summary>An event as a line of a file: its parts in their order, with tabs between them.</summary>
internal static class HistoryLine
{
    private const char Separator = '\t';

    /// <summary>Writes an event.</summary>
    public static string Of(in HistoryEvent one) => string.Create(
        CultureInfo.InvariantCulture,
        $"{one.Kind:d}\t{one.At.Ticks}\t{one.Id}\t{one.Channel}\t{one.Delivery:d}\t{one.Agent}\t{one.Instance}\t{one.Status:d}\t{one.Outcome:d}\t{one.Age?.Ticks}\t{one.AgeError.Ticks}\t{(one.Redelivered ? 1 : 0)}");

    /// <summary>Reads an event.</summary>
    /// <exception cref="FormatException">The line is none.</exception>
    public static HistoryEvent Parse(string line)
    {
        if (line.Split(Separator) is not [var kind, var at, var id, var channel, var delivery, var agent, var instance, var status, var outcome, var age, var error, var redelivered]
            || !MessageId.TryParse(id.AsSpan(), out var message))
        {
            throw new FormatException($"'{line}' is no event of a history.");
        }

        return new HistoryEvent((EventKind)Number(kind), new DateTime(long.Parse(at, CultureInfo.InvariantCulture), DateTimeKind.Utc), message)
        {
            // A history holds few names and many events.
            Channel = string.Intern(channel),
            Delivery = (Delivery)Number(delivery),
            Agent = string.Intern(agent),
            Instance = string.Intern(instance),
            Status = (RouteStatus)Number(status),
            Outcome = (Outcome)Number(outcome),
            Age = age.Length == 0 ? null : TimeSpan.FromTicks(long.Parse(age, CultureInfo.InvariantCulture)),
            AgeError = TimeSpan.FromTicks(long.Parse(error, CultureInfo.InvariantCulture)),
            Redelivered = redelivered == "1",
        };
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
