using System.Collections.Concurrent;
using AgentContracts.Hub.Hosting;
using Microsoft.Extensions.Options;

namespace AgentContracts.Hub;

/// <summary>What each message may expect of each channel in this program: the contract with what <see cref="HubOptions.Channels"/> changes.</summary>
internal sealed class ChannelQualities(IOptions<HubOptions> options)
{
    private readonly ConcurrentDictionary<(MessageInfo Message, ChannelInfo Channel), QualityOfService> _known = new();
    private readonly IDictionary<string, ChannelOptions> _changes = options.Value.Channels;

    /// <summary>What a message may expect of a channel.</summary>
    public QualityOfService Of(MessageInfo message, ChannelInfo channel) =>
        // Made once: adding up settings allocates, and every copy asks.
        _changes.Count == 0 && ReferenceEquals(channel.Overrides, QosOverrides.None)
            ? message.Quality
            : _known.GetOrAdd((message, channel), static (key, owner) => owner.Changed(key.Channel, key.Message.QualityOn(key.Channel)), this);

    /// <summary>What may be expected of a channel that carries no message one knows of.</summary>
    public QualityOfService Of(ChannelInfo channel) => Changed(channel, ContractOf(channel));

    /// <summary>The same as the contract has it: that of its tier, or of a middling one where it is mixed.</summary>
    public static QualityOfService ContractOf(ChannelInfo channel) => QualityOfService.For(channel.Tier ?? Tier.Tactical).With(channel.Overrides);

    private QualityOfService Changed(ChannelInfo channel, QualityOfService contract) =>
        _changes.TryGetValue(channel.Name, out var changes) ? changes.Over(contract) : contract;
}
