using System.Collections.Immutable;
using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Sending.Circuits;

namespace AgentContracts.Hub.Sending;

/// <summary>One way of a message to a channel.</summary>
/// <param name="Channel">Where it leads.</param>
/// <param name="Quality">What may be expected there.</param>
internal sealed record RouteStep(ChannelInfo Channel, QualityOfService Quality)
{
    private readonly ImmutableArray<RouteReceipt> _confirmed = [new RouteReceipt(Channel.Name, Quality.Delivery, RouteStatus.Confirmed)];
    private readonly ImmutableArray<RouteReceipt> _unheard = [new RouteReceipt(Channel.Name, Quality.Delivery, RouteStatus.NoReceivers)];
    private SendAccount? _account;

    /// <summary>The routes of a message that takes no other.</summary>
    public IReadOnlyList<string> Alone { get; } = [Channel.Name];

    /// <summary>Keeps it from being tried in vain; <see langword="null"/> where every send is tried.</summary>
    public Circuit? Circuit { get; init; }

    /// <summary>What carries the message when this does not; <see langword="null"/> where nothing does.</summary>
    public RouteStep? Fallback { get; init; }

    /// <summary>Where sends over it are counted: from the first one on, so that what nothing was sent to has no account.</summary>
    public SendAccount AccountIn(HubLedger ledger) => _account ??= ledger.Sends(Channel.Name);

    /// <summary>What becomes known of a send over it.</summary>
    public RouteReceipt ReceiptOf(in RouteOutcome outcome) =>
        new(Channel.Name, outcome.Carrier.Quality.Delivery, outcome.Result.Status, outcome.Result.Reason) { CarriedBy = outcome.Carrier == this ? null : outcome.Carrier.Channel.Name };

    /// <summary>The same for a message that takes no other route; what is said of most messages is said with the same words.</summary>
    public ImmutableArray<RouteReceipt> ReceiptsOf(in RouteOutcome outcome) => outcome switch
    {
        { Result: { Status: RouteStatus.Confirmed, Reason: null } } when ReferenceEquals(outcome.Carrier, this) => _confirmed,
        { Result: { Status: RouteStatus.NoReceivers, Reason: null } } when ReferenceEquals(outcome.Carrier, this) => _unheard,
        _ => [ReceiptOf(outcome)],
    };
}
