namespace AgentContracts.Hub.Telemetry;

/// <summary>How the span of a handler belongs to the span of the send that its message came from. It carries a link to that one in either case.</summary>
public enum TraceRelation
{
    /// <summary>It is its child: one trace from the first message of a conversation to the last. The conventions allow it where messages are handled one by one, as here.</summary>
    Parent,

    /// <summary>It begins a trace of its own: what the conventions call for by default.</summary>
    Link,
}
