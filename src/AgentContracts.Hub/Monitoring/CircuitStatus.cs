namespace AgentContracts.Hub.Monitoring;

/// <summary>Whether sends to a channel are tried.</summary>
public enum CircuitStatus
{
    /// <summary>Every send is tried.</summary>
    Closed,

    /// <summary>One send tries whether the channel works again; the others fail at once or fall back.</summary>
    HalfOpen,

    /// <summary>Sends failed again and again: the next ones fail at once or fall back.</summary>
    Open,
}
