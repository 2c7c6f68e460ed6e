namespace AgentContracts;

/// <summary>
/// Makes a partial class a channel. With a tier it carries messages of that tier only; without one it is mixed and each message keeps its own tier's
/// quality of service. What is set here beats what <see cref="TierAttribute"/> sets, which beats the tier's default.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ChannelAttribute : Attribute
{
    /// <summary>A mixed channel.</summary>
    /// <param name="name">The name on the wire, such as <c>execution_alerts</c>.</param>
    public ChannelAttribute(string name) => Name = name;

    /// <summary>A tier channel.</summary>
    /// <param name="name">The name on the wire, such as <c>hft_signals</c>.</param>
    /// <param name="tier">The tier of every message that the channel carries.</param>
    public ChannelAttribute(string name, Tier tier) => (Name, Tier) = (name, tier);

    /// <summary>The name on the wire.</summary>
    public string Name { get; }

    /// <summary>The tier of every message on the channel, or <see langword="null"/> for a mixed channel.</summary>
    public Tier? Tier { get; }

    /// <summary>Which message goes first where several wait. The tier's unless set.</summary>
    public Priority Priority { get; set; }

    /// <summary>How old a message may become, in milliseconds, at least 1. The tier's unless set.</summary>
    public int MaxAgeMs { get; set; }

    /// <summary>How many messages wait for one agent instance, and how many a stream holds unfinished for one group; at least 1. The tier's unless set.</summary>
    public int MaxQueue { get; set; }

    /// <summary>What happens to a message past its age. The tier's unless set.</summary>
    public OverAge OverAge { get; set; }

    /// <summary>How many messages are fetched from the stream, or added to it together, at once; at least 1. The tier's unless set.</summary>
    public int BatchSize { get; set; }

    /// <summary>How often a failed handler, and apart from it a failed publish, is tried again; at least 0. The tier's unless set.</summary>
    public int Retries { get; set; }

    /// <summary>The pause before the first retry, in milliseconds, at least 0. The tier's unless set.</summary>
    public int RetryDelayMs { get; set; }

    /// <summary>Pub/sub or stream; not on a mixed channel. The tier's unless set.</summary>
    public Delivery Delivery { get; set; }

    /// <summary>JSON or binary; not on a mixed channel. The tier's unless set.</summary>
    public Wire Wire { get; set; }

    /// <summary>What happens when the stream has no room. <see cref="Overflow.Reject"/> unless set.</summary>
    public Overflow Overflow { get; set; }

    /// <summary>How long an agent may be gone before its unfinished messages no longer hold up others, in milliseconds. Ten times the maximum age unless set.</summary>
    public long AbandonAfterMs { get; set; }
}
