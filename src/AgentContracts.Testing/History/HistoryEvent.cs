using AgentContracts.Hub.Ledger;

namespace AgentContracts.Testing.History;

/// <summary>One thing that happened to one message, or to the system.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="At">When, on the machine's clock (UTC).</param>
/// <param name="Id">The message; for a fault that of nothing or, where a process died that sent messages, one of them.</param>
public readonly record struct HistoryEvent(EventKind Kind, DateTime At, MessageId Id)
{
    /// <summary>The channel; empty for an effect and a fault.</summary>
    public string Channel { get; init; } = "";

    /// <summary>Whether it went over pub/sub or a stream.</summary>
    public Delivery Delivery { get; init; }

    /// <summary>The agent; empty for a send and a fault.</summary>
    public string Agent { get; init; } = "";

    /// <summary>The agent's instance; for a fault what was broken, for a server its name.</summary>
    public string Instance { get; init; } = "";

    /// <summary>How a send ended.</summary>
    public RouteStatus Status { get; init; }

    /// <summary>What became of a copy.</summary>
    public Outcome Outcome { get; init; }

    /// <summary>How old the message was when the hub looked for the last time before its handler; <see langword="null"/> where none began.</summary>
    public TimeSpan? Age { get; init; }

    /// <summary>By how much it may have been older than <see cref="Age"/>, or younger.</summary>
    public TimeSpan AgeError { get; init; }

    /// <summary>Whether the handler was told that the message may have been handled before.</summary>
    public bool Redelivered { get; init; }
}
