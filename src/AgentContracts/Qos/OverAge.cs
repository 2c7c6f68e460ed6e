namespace AgentContracts;

/// <summary>What happens to a message that is older than its maximum age when it is about to be handled.</summary>
public enum OverAge
{
    /// <summary>It is not handled and counted as expired.</summary>
    Drop,

    /// <summary>It is handled all the same and counted as late (best effort).</summary>
    DeliverLate,
}
