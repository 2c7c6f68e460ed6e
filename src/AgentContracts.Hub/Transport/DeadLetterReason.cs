namespace AgentContracts.Hub.Transport;

/// <summary>Why a copy was given up.</summary>
public enum DeadLetterReason
{
    /// <summary>It could not be decoded, or it breaks a rule, or its frame is too long, or it claims to have been sent more than an hour from now.</summary>
    Invalid,

    /// <summary>Its handler failed as often as the tier allows, or it was handed out again and again and never finished, as if it ended whoever handled it.</summary>
    Attempts,

    /// <summary>Its handler failed, and no retry fits inside its age.</summary>
    Deadline,
}
