namespace AgentContracts.Hub.Ledger;

/// <summary>What became of one received copy. Each copy has exactly one.</summary>
public enum Outcome
{
    /// <summary>Its handler returned.</summary>
    Handled,

    /// <summary>It was over its age.</summary>
    Expired,

    /// <summary>It had to make room, or was still queued on pub/sub when the agent stopped.</summary>
    Dropped,

    /// <summary>It could not be decoded, or it broke a rule; kept as a dead letter.</summary>
    Invalid,

    /// <summary>Another copy of the same message is the one that counts for this agent.</summary>
    Duplicate,

    /// <summary>The agent says that it leaves this message alone.</summary>
    Ignored,

    /// <summary>The agent's build does not know this message.</summary>
    UnknownType,

    /// <summary>Its attempts or its deadline were used up.</summary>
    DeadLettered,

    /// <summary>It was left unacknowledged on its stream when the agent stopped.</summary>
    Returned,
}
