using System.Globalization;
using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Registry;
using AgentContracts.Hub.Sending.Circuits;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Monitoring;

/// <inheritdoc/>
internal sealed class LedgerMonitor(HubLedger ledger, ITransport transport, CircuitPanel circuits, DropWatch drops, TransportWatch watch, IAgentCensus census, RegistryView registry) : IHubMonitor
{
    public HubSnapshot Snapshot()
    {
        var page = registry.Page;
        var rows = ledger.Rows();
        var byChannel = rows.ToLookup(static row => row.Channel);
        var channels = ledger.Channels();
        var capacities = ledger.Capacities();
        return new HubSnapshot
        {
            TakenAt = transport.Clock.GetUtcNow(),
            Transport = watch.State,
            Doubts = watch.Doubts,
            Registry = [.. page.Agents.OrderBy(static record => record.Instance, StringComparer.Ordinal)],
            ContractVersions = ContractVersions.In(page),
            Ledger = rows,
            Channels = [.. channels.Select(name => OfChannel(name, [.. byChannel[name]], capacities.GetValueOrDefault(name)))],
            Messages = [.. ledger.Messages().Select(static pair => new MessageSnapshot(pair.Key, pair.Value.Sent, pair.Value.Handled) { Refused = pair.Value.Refused })],
            ClockErrorBound = transport.ClockErrorBound,
            Agents = census.Count(),
            Latency = LatencySnapshot.Of(LatencyHistogram.Of(channels.Select(ledger.Latency))),
        };
    }

    private ChannelSnapshot OfChannel(string name, LedgerRow[] rows, long capacity)
    {
        var sends = ledger.Sends(name);
        var latency = LatencySnapshot.Of(ledger.Latency(name));
        var queued = rows.Sum(static row => row.Queued);
        var circuit = circuits.Read(name);
        var (health, reason, since) = Judge(name, circuit);
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
            FellBack = sends.FellBack,
            Circuit = circuit.Status,
            Health = health,
            HealthReason = reason,
            HealthSince = since,
            Abandoned = sends.Abandoned,
            Invalid = rows.Sum(static row => row.Invalid),
            DeadLettered = rows.Sum(static row => row.DeadLettered),
            Queued = queued,
            Utilization = capacity == 0 ? 0 : (double)queued / capacity,
            AverageLatency = latency.Average,
            P50 = latency.P50,
            P95 = latency.P95,
            P99 = latency.P99,
            P999 = latency.P999,
        };
    }

    /// <summary>All that is wrong with a channel at once: the worst says how it is doing, and the oldest since when.</summary>
    private (ChannelHealth Health, string? Reason, DateTimeOffset? Since) Judge(string channel, in CircuitReading circuit)
    {
        List<Complaint> complaints = [.. watch.Read(channel)];
        if (circuit.Status != CircuitStatus.Closed)
        {
            complaints.Add(new Complaint(ChannelHealth.Down, $"sends fail: {circuit.Reason}", circuit.Since));
        }
        else if (circuit.Failures > 0)
        {
            complaints.Add(new Complaint(ChannelHealth.Degraded, string.Create(
                CultureInfo.InvariantCulture, $"{circuit.Failures} send(s) failed within {Circuit.Window.TotalSeconds:0} s of each other, the last: {circuit.Reason}"), circuit.Since));
        }

        if (drops.Read(channel) is { } dropped)
        {
            complaints.Add(new Complaint(ChannelHealth.Degraded, dropped.Reason, dropped.Since));
        }

        return complaints.Count == 0
            ? (ChannelHealth.Healthy, null, null)
            : (complaints.Max(static complaint => complaint.Health), string.Join("; ", complaints.Select(static complaint => complaint.Reason)), complaints.Min(static complaint => complaint.Since));
    }
}
