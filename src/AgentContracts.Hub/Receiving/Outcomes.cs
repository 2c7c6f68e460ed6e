using AgentContracts.Hub.Ledger;

namespace AgentContracts.Hub.Receiving;

/// <summary>What becomes of copies in a situation rather than by themselves.</summary>
internal static class Outcomes
{
    /// <summary>What becomes of a copy that an agent has not handled when it stops: a stream keeps it for others, pub/sub cannot.</summary>
    public static Outcome AtStop(ReceivedCopy copy) => copy.Intake.Stream is null ? Outcome.Dropped : Outcome.Returned;
}
