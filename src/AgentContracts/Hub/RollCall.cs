using System.Collections.Immutable;

namespace AgentContracts;

/// <summary>Who answered an emergency.</summary>
/// <param name="MessageId">The id that the emergency was sent with.</param>
/// <param name="Entries">One entry for each registered agent instance of the whole system that hears and handles this emergency.</param>
public sealed record RollCall(MessageId MessageId, ImmutableArray<RollCallEntry> Entries)
{
    /// <summary>Whether every instance acknowledged.</summary>
    public bool Complete => Entries.All(static entry => entry.Answer == RollCallAnswer.Acknowledged);
}
