namespace AgentContracts;

/// <summary>What the hub adds to a message. The seed's five fields travel under its plain names, every other begins with an underscore.</summary>
public readonly record struct MessageHeader
{
    /// <summary><c>message_type</c>: the message's name on the wire.</summary>
    public required string MessageType { get; init; }

    /// <summary><c>message_id</c>: 32 hex digits.</summary>
    public required MessageId MessageId { get; init; }

    /// <summary><c>source_agent</c>: the id of the agent that sent it.</summary>
    public required string SourceAgent { get; init; }

    /// <summary><c>priority</c>: the tier's, or a higher one that the sender chose.</summary>
    public required Priority Priority { get; init; }

    /// <summary><c>timestamp</c>: when it was sent, in Unix microseconds on the broker's clock, from 1970 to 9999; on the wire Unix seconds with six decimals. A hub
    /// takes a message that is more than an hour ahead of that clock for invalid, emergencies excepted: it would hardly ever expire.</summary>
    public required long Timestamp { get; init; }

    /// <summary><c>_expires</c>: when the sender no longer wants it handled, in Unix microseconds from 1970 to 9999, or <see cref="MessageInfo.NeverExpires"/>.</summary>
    public long Expires { get; init; } = MessageInfo.NeverExpires;

    /// <summary><c>_routes</c>: the names of the channels it was sent to, in the order of the routes; at most 32.</summary>
    public IReadOnlyList<string> Routes { get; init; } = [];

    /// <summary><c>_sender</c>: the instance that sent it.</summary>
    public string? Sender { get; init; }

    /// <summary><c>_seq</c>: its number among the messages of <see cref="Sender"/> on this pub/sub channel, from 1; 0 where not numbered.</summary>
    public long Sequence { get; init; }

    /// <summary><c>_schema</c>: the fingerprint of the sender's contract; 0 from a sender that has none.</summary>
    public ulong Fingerprint { get; init; }

    /// <summary><c>_schema</c>: how many members the sender's contract has.</summary>
    public int FieldCount { get; init; }

    /// <summary><c>_correlation</c>: the id of the first message of the conversation.</summary>
    public MessageId Correlation { get; init; }

    /// <summary><c>_causation</c>: the id of the message whose handler sent this one.</summary>
    public MessageId Causation { get; init; }

    /// <summary><c>_trace</c>: a W3C traceparent.</summary>
    public string? TraceParent { get; init; }

    /// <summary><c>_fallback_for</c>: the channel that this one stands in for.</summary>
    public string? FallbackFor { get; init; }

    /// <summary><c>_resent</c>: whether an earlier send of the same message may have arrived.</summary>
    public bool Resent { get; init; }

    /// <summary>An empty header.</summary>
    public MessageHeader()
    {
    }
}
