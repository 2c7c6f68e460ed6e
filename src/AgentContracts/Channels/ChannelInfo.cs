namespace AgentContracts;

/// <summary>What is known of a channel at compile time.</summary>
public sealed class ChannelInfo
{
    /// <summary>The name on the wire, such as <c>hft_signals</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The tier of every message on the channel, or <see langword="null"/> for a mixed channel.</summary>
    public Tier? Tier { get; init; }

    /// <summary>Whether whoever subscribes to it hears every emergency.</summary>
    public bool IsEmergency { get; init; }

    /// <summary>What <c>[Channel]</c> sets beside the name and the tier.</summary>
    public QosOverrides Overrides { get; init; } = QosOverrides.None;

    /// <summary>Gives the channel that stands in for this one; a function, because two channels may name each other.</summary>
    public Func<ChannelInfo>? Fallback { get; init; }

    /// <summary>What is known of <typeparamref name="TChannel"/>.</summary>
    public static ChannelInfo Of<TChannel>() where TChannel : IChannel<TChannel> => TChannel.Info;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
