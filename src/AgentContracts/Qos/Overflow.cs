namespace AgentContracts;

/// <summary>What happens to a message for which an at-least-once channel has no room. Pub/sub queues always drop their oldest message.</summary>
public enum Overflow
{
    /// <summary>The sender waits for room inside the message's age and is then refused. The default.</summary>
    Reject,

    /// <summary>The oldest unfinished message of the channel makes room; each one is counted as dropped.</summary>
    DropOldest,
}
