namespace AgentContracts;

/// <summary>Makes a partial record a message of a timing tier. What is set here beats the tier's default and is beaten by what <see cref="ChannelAttribute"/> sets.</summary>
/// <param name="tier">The timing class.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class TierAttribute(Tier tier) : Attribute
{
    /// <summary>The timing class.</summary>
    public Tier Tier { get; } = tier;

    /// <summary>How old the message may become, in milliseconds, at least 1. The tier's age unless set.</summary>
    public int MaxAgeMs { get; set; }

    /// <summary>Pub/sub or stream. The tier's unless set.</summary>
    public Delivery Delivery { get; set; }

    /// <summary>JSON or binary. The tier's unless set.</summary>
    public Wire Wire { get; set; }
}
