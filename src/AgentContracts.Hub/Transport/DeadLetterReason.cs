namespace AgentContracts.Hub.Transport;

/// <summary>Why a copy was given up.</summary>
public enum DeadLetterReason
{
    /// <summary>It could not be decoded, or it breaks a rule.</summary>
    Invalid,

    /// <summary>Its handler failed as often as the tier allows.</summary>
    Attempts,

    /// <summary>Its handler failed, and no retry fits inside its age.</summary>
    Deadline,
}
