namespace AgentContracts.Testing.History;

/// <summary>What a recorded event says.</summary>
public enum EventKind : byte
{
    /// <summary>A message is about to be sent; one of its sends may arrive from now on, also where its sender does not live to see that end.</summary>
    Sending,

    /// <summary>A send on one route has ended; <see cref="HistoryEvent.Status"/> says how.</summary>
    Sent,

    /// <summary>A copy arrived at an agent instance.</summary>
    Received,

    /// <summary>A copy's outcome is known.</summary>
    Settled,

    /// <summary>A handler did its work for a message, told by the handler itself and not by what called it.</summary>
    Effect,

    /// <summary>A handler began with a message and failed, told by the handler itself.</summary>
    Failure,

    /// <summary>An instance or a process was broken on purpose; <see cref="HistoryEvent.Instance"/> names which.</summary>
    Fault,

    /// <summary>A server is away from now on; <see cref="HistoryEvent.Instance"/> names which.</summary>
    ServerAway,

    /// <summary>A server that was away is back.</summary>
    ServerBack,
}
