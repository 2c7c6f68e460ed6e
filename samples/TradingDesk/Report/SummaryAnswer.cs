using AgentContracts;

namespace TradingDesk.Report;

/// <summary>One line of the last roll call: each figure of <see cref="RollCallEntry"/> but the instance, which is another in every run.</summary>
/// <param name="Agent">The agent's id.</param>
/// <param name="Answer"><c>acknowledged</c>, <c>silent</c> or <c>inactive</c>.</param>
/// <param name="AfterMs">How long its acknowledgement took, in milliseconds, where there is one.</param>
public sealed record SummaryAnswer(string Agent, string Answer, double? AfterMs)
{
    /// <summary>The lines of a roll call, by agent.</summary>
    public static IReadOnlyList<SummaryAnswer> Of(RollCall? roll) =>
    [
        .. roll is null ? [] : roll.Entries
            .OrderBy(static entry => entry.Agent, StringComparer.Ordinal)
            .Select(static entry => new SummaryAnswer(entry.Agent, NameOf(entry.Answer), entry.After?.TotalMilliseconds)),
    ];

    private static string NameOf(RollCallAnswer answer) => answer switch
    {
        RollCallAnswer.Acknowledged => "acknowledged",
        RollCallAnswer.Silent => "silent",
        _ => "inactive",
    };
}
