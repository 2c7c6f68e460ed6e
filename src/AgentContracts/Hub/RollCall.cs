using System.Collections.Immutable;

namespace AgentContracts;

/// <summary>Who answered an emergency.</summary>
/// <param name="MessageId">The id that the emergency was sent with.</param>
/// <param name="Entries">One entry for each registered agent instance of the whole system that hears and handles this emergency.</param>
public sealed record RollCall(MessageId MessageId, ImmutableArray<RollCallEntry> Entries)
{
    /// <summary>Whether every instance acknowledged.</summary>
    public bool Complete => Entries.All(static entry => entry.Answer == RollCallAnswer.Acknowledged);

    /// <summary>How many instances acknowledged, and the names of those that are silent or inactive.</summary>
    public override string ToString() =>
        $"{Entries.Count(static entry => entry.Answer == RollCallAnswer.Acknowledged)} of {Entries.Length} acknowledged {MessageId}"
        + Named("silent", RollCallAnswer.Silent) + Named("inactive", RollCallAnswer.Inactive);

    private string Named(string answer, RollCallAnswer which)
    {
        var names = string.Join(", ", Entries.Where(entry => entry.Answer == which).Select(static entry => entry.Instance));
        return names.Length == 0 ? "" : $"; {answer}: {names}";
    }
}
