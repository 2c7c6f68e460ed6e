namespace AgentContracts;

/// <summary>What became of a message on one route.</summary>
public enum RouteStatus
{
    /// <summary>The broker has it and somebody hears it.</summary>
    Confirmed,

    /// <summary>The broker took it, but nobody hears the channel.</summary>
    NoReceivers,

    /// <summary>It was not sent; the reason says why.</summary>
    Rejected,

    /// <summary>It may or may not have been sent: the broker did not answer in time.</summary>
    Unknown,
}
