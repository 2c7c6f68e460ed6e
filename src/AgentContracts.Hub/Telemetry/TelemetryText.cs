using System.Collections.Frozen;
using System.Text;
using AgentContracts.Hub.Ledger;

namespace AgentContracts.Hub.Telemetry;

/// <summary>The values of enums as attributes have them: snake_case, each made once.</summary>
internal static class TelemetryText
{
    private static readonly FrozenDictionary<RouteStatus, string> Statuses = Names<RouteStatus>();
    private static readonly FrozenDictionary<Outcome, string> Outcomes = Names<Outcome>();
    private static readonly FrozenDictionary<Delivery, string> Deliveries = Names<Delivery>();

    public static string Of(RouteStatus status) => Statuses[status];

    public static string Of(Outcome outcome) => Outcomes[outcome];

    public static string Of(Delivery delivery) => Deliveries[delivery];

    /// <summary>What a send's status says of an error, or <see langword="null"/> where it is none.</summary>
    public static string? ErrorOf(RouteStatus status) => status is RouteStatus.Rejected or RouteStatus.Unknown ? Of(status) : null;

    /// <summary>A transport's name as <see cref="TelemetryNames.Attributes.System"/> has it.</summary>
    public static string SystemOf(string transport) => transport.Replace('-', '_').ToLowerInvariant();

    private static FrozenDictionary<TEnum, string> Names<TEnum>() where TEnum : struct, Enum =>
        Enum.GetValues<TEnum>().ToFrozenDictionary(static value => value, static value => SnakeCase(value.ToString()));

    private static string SnakeCase(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length != 0)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
