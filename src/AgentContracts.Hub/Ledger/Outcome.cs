namespace AgentContracts.Hub.Ledger;

/// <summary>What became of one received copy. Each copy has exactly one.</summary>
public enum Outcome
{
    /// <summary>Its handler returned.</summary>
    Handled,

    /// <summary>It was over its age, or may have been: the error bound of the broker's clock counts against it.</summary>
    Expired,

    /// <summary>It had to make room, or was still queued on pub/sub when the agent stopped.</summary>
    Dropped,

    /// <summary>It could not be decoded, broke a rule, was too long or claimed to come from more than an hour ahead; kept as a dead letter.</summary>
    Invalid,

    /// <summary>Another copy of the same message is the one that counts for this agent.</summary>
    Duplicate,

    /// <summary>The agent says that it leaves this message alone.</summary>
    Ignored,

    /// <summary>The agent's build does not know this message.</summary>
    UnknownType,

    /// <summary>Its attempts or its deadline were used up, or its broker had handed it out too often; kept as a dead letter.</summary>
    DeadLettered,

    /// <summary>It was left unacknowledged on its stream when the agent stopped.</summary>
    Returned,
}
