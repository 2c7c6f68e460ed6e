using System.Collections.Immutable;
using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Sending.Circuits;

namespace AgentContracts.Hub.Sending;

/// <summary>One way of a message to a channel.</summary>
/// <param name="channel">Where it leads.</param>
/// <param name="quality">What may be expected there.</param>
internal sealed class RouteStep(ChannelInfo channel, QualityOfService quality)
{
    private readonly ImmutableArray<RouteReceipt> _confirmed = [new RouteReceipt(channel.Name, quality.Delivery, RouteStatus.Confirmed)];
    private readonly ImmutableArray<RouteReceipt> _unheard = [new RouteReceipt(channel.Name, quality.Delivery, RouteStatus.NoReceivers)];
    private SendAccount? _account;

    /// <summary>Where it leads.</summary>
    public ChannelInfo Channel { get; } = channel;

    /// <summary>What may be expected there.</summary>
    public QualityOfService Quality { get; } = quality;

    /// <summary>The routes of a message that takes no other.</summary>
    public IReadOnlyList<string> Alone { get; } = [channel.Name];

    /// <summary>Keeps it from being tried in vain; <see langword="null"/> where every send is tried.</summary>
    public Circuit? Circuit { get; init; }

    /// <summary>What carries the message when this does not; <see langword="null"/> where nothing does.</summary>
    public RouteStep? Fallback { get; init; }

    /// <summary>Where sends over it are counted: from the first one on, so that what nothing was sent to has no account.</summary>
    public SendAccount AccountIn(HubLedger ledger) => _account ??= ledger.Sends(Channel.Name);

    /// <summary>What becomes known of a send over it.</summary>
    public RouteReceipt ReceiptOf(in RouteOutcome outcome) =>
        new(Channel.Name, outcome.Carrier.Quality.Delivery, outcome.Result.Status, outcome.Result.Reason) { CarriedBy = ReferenceEquals(outcome.Carrier, this) ? null : outcome.Carrier.Channel.Name };

    /// <summary>The same for a message that takes no other route; what is said of most messages is said with the same words.</summary>
    public ImmutableArray<RouteReceipt> ReceiptsOf(in RouteOutcome outcome) => outcome switch
    {
        { Result: { Status: RouteStatus.Confirmed, Reason: null } } when ReferenceEquals(outcome.Carrier, this) => _confirmed,
        { Result: { Status: RouteStatus.NoReceivers, Reason: null } } when ReferenceEquals(outcome.Carrier, this) => _unheard,
        _ => [ReceiptOf(outcome)],
    };
}
