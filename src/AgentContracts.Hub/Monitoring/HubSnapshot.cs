using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Monitoring;

/// <summary>The figures of one hub at one moment.</summary>
public sealed record HubSnapshot
{
    /// <summary>When it was taken, on the broker's clock.</summary>
    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>Whether the broker answers.</summary>
    public TransportState Transport { get; init; } = TransportState.Well;

    /// <summary>One entry for each channel that anything was sent to or received on, by name.</summary>
    public required IReadOnlyList<ChannelSnapshot> Channels { get; init; }

    /// <summary>One entry for each message that was sent or handled, by name.</summary>
    public required IReadOnlyList<MessageSnapshot> Messages { get; init; }

    /// <summary>One row for each channel and agent instance.</summary>
    public required IReadOnlyList<LedgerRow> Ledger { get; init; }

    /// <summary>How the channel is doing that is doing worst.</summary>
    public ChannelHealth Health => Channels.Count == 0 ? ChannelHealth.Healthy : Channels.Max(static channel => channel.Health);

    /// <summary>Whether every row is balanced.</summary>
    public bool IsBalanced => Ledger.All(static row => row.IsBalanced);
}
