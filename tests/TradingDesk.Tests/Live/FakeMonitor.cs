using AgentContracts.Hub.Monitoring;

namespace TradingDesk.Tests.Live;

/// <summary>Figures as a test sets them.</summary>
internal sealed class FakeMonitor : IHubMonitor
{
    public DateTimeOffset Now { get; set; }

    public IReadOnlyList<ChannelSnapshot> Channels { get; set; } = [];

    public HubSnapshot Snapshot() => new() { TakenAt = Now, Channels = Channels, Messages = [], Ledger = [] };
}
