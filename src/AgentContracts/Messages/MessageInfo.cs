using System.Collections.Immutable;

namespace AgentContracts;

/// <summary>What is known of a message at compile time.</summary>
public sealed class MessageInfo
{
    /// <summary>The expiry of a message without an <see cref="ExpiresAttribute"/> member.</summary>
    public const long NeverExpires = long.MaxValue;

    /// <summary>The name on the wire, such as <c>hft_arbitrage_signal</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The timing class.</summary>
    public required Tier Tier { get; init; }

    /// <summary>A rolling hash over the names and types of the members in order; changes whenever the shape on the wire does.</summary>
    public required ulong Fingerprint { get; init; }

    /// <summary>How many members travel.</summary>
    public required int FieldCount { get; init; }

    /// <summary>The fingerprints over the first 0, 1, … members, all but the last: those of the contracts that this one may have grown from.</summary>
    public ImmutableArray<ulong> Prefixes { get; init; } = [];

    /// <summary>Whether the message is an emergency: carried by every emergency channel, without a route.</summary>
    public bool IsEmergency { get; init; }

    /// <summary>Whether no member can be changed after construction, so that two agents may share one object.</summary>
    public bool IsImmutable { get; init; }

    /// <summary>What <c>[Tier]</c> sets beside the tier.</summary>
    public QosOverrides Overrides { get; init; } = QosOverrides.None;

    /// <summary>The channels in the order of <c>[RoutesTo]</c>; at most 32.</summary>
    public ImmutableArray<ChannelInfo> Routes { get; init; } = [];

    /// <summary>The message's own quality of service: its tier's with what <c>[Tier]</c> sets.</summary>
    public QualityOfService Quality => field ??= QualityOfService.For(Tier).With(Overrides);

    /// <summary>What the message may expect of a channel.</summary>
    public QualityOfService QualityOn(ChannelInfo channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        return Quality.With(channel.Overrides);
    }

    /// <summary>What is known of <typeparamref name="TMessage"/>.</summary>
    public static MessageInfo Of<TMessage>() where TMessage : IMessage<TMessage> => TMessage.Info;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
