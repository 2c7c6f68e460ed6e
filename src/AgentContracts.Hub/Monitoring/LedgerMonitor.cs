using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Monitoring;

/// <inheritdoc/>
internal sealed class LedgerMonitor(HubLedger ledger, ITransport transport) : IHubMonitor
{
    public HubSnapshot Snapshot()
    {
        var rows = ledger.Rows();
        var byChannel = rows.ToLookup(static row => row.Channel);
        return new HubSnapshot
        {
            TakenAt = transport.Clock.GetUtcNow(),
            Ledger = rows,
            Channels = [.. ledger.Channels().Select(name => OfChannel(name, [.. byChannel[name]]))],
            Messages = [.. ledger.Messages().Select(static pair => new MessageSnapshot(pair.Key, pair.Value.Sent, pair.Value.Handled))],
        };
    }

    private ChannelSnapshot OfChannel(string name, LedgerRow[] rows)
    {
        var sends = ledger.Sends(name);
        var latency = ledger.Latency(name);
        return new ChannelSnapshot(
            name,
            sends.Sent,
            rows.Sum(static row => row.Received),
            rows.Sum(static row => row.Handled),
            rows.Sum(static row => row.Expired),
            rows.Sum(static row => row.Dropped),
            rows.Sum(static row => row.InFlight))
        {
            NotSent = sends.NotSent,
            P50 = latency.Percentile(0.5),
            P95 = latency.Percentile(0.95),
            P99 = latency.Percentile(0.99),
            P999 = latency.Percentile(0.999),
        };
    }
}
