using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Registry;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Monitoring;

/// <summary>The figures of one hub at one moment.</summary>
public sealed record HubSnapshot
{
    /// <summary>When it was taken, on the broker's clock.</summary>
    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>Whether the broker answers.</summary>
    public TransportState Transport { get; init; } = TransportState.Well;

    /// <summary>What speaks against at-least-once on this broker as it is set up: settings that are wrong, and those that could not be seen. Empty where all is well.</summary>
    public IReadOnlyList<PromiseDoubt> Doubts { get; init; } = [];

    /// <summary>One entry for each channel that anything was sent to or received on, by name.</summary>
    public required IReadOnlyList<ChannelSnapshot> Channels { get; init; }

    /// <summary>One entry for each message that was sent or handled, by name.</summary>
    public required IReadOnlyList<MessageSnapshot> Messages { get; init; }

    /// <summary>
    /// One row for each channel and agent instance that runs or is one of the last <see cref="HubLedger.KeptDepartures"/> that left, and one for each channel and
    /// agent whose earlier instances it adds up.
    /// </summary>
    public required IReadOnlyList<LedgerRow> Ledger { get; init; }

    /// <summary>By how much the broker's clock, as this hub knows it, may be off: it counts against the age of every message.</summary>
    public TimeSpan ClockErrorBound { get; init; }

    /// <summary>How many agent instances there are in the whole system, and how many of them are silent.</summary>
    public AgentCounts Agents { get; init; }

    /// <summary>The ages of the messages of all channels when their handlers began.</summary>
    public LatencySnapshot Latency { get; init; } = LatencySnapshot.None;

    /// <summary>Messages of which at least one route was taken: the seed's <c>messages_routed</c>. One that took three routes counts once.</summary>
    public long MessagesRouted => Messages.Sum(static message => message.Sent);

    /// <summary>Routes that the broker refused or may not have taken, and messages that broke a rule when they were to be sent: the seed's <c>routing_errors</c>.</summary>
    public long RoutingErrors => Channels.Sum(static channel => channel.NotSent) + Messages.Sum(static message => message.Refused);

    /// <summary>Messages that the broker took, one for each route: the seed's <c>messages_sent</c>.</summary>
    public long MessagesSent => Channels.Sum(static channel => channel.Sent);

    /// <summary>Copies that arrived: the seed's <c>messages_received</c>.</summary>
    public long MessagesReceived => Channels.Sum(static channel => channel.Received);

    /// <summary>Copies that were too old, invalid or had to make room: the seed's <c>messages_dropped</c>.</summary>
    public long MessagesDropped => Channels.Sum(static channel => channel.Discarded);

    /// <summary>Every registered instance of the whole system, in whatever process, as this hub last saw the registry; by name.</summary>
    public IReadOnlyList<AgentRecord> Registry { get; init; } = [];

    /// <summary>The messages of which not all active instances have the same contract.</summary>
    public IReadOnlyList<ContractVersions> ContractVersions { get; init; } = [];

    /// <summary>How the channel is doing that is doing worst.</summary>
    public ChannelHealth Health => Channels.Count == 0 ? ChannelHealth.Healthy : Channels.Max(static channel => channel.Health);

    /// <summary>Whether every row is balanced.</summary>
    public bool IsBalanced => Ledger.All(static row => row.IsBalanced);
}
