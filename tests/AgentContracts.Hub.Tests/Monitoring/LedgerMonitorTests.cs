using AgentContracts.Hub.Hosting;
using AgentContracts.Hub.InProcess;
using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Sending.Circuits;
using AgentContracts.Hub.Tests.Conformance;
using Microsoft.Extensions.Options;

namespace AgentContracts.Hub.Tests.Monitoring;

public sealed class LedgerMonitorTests
{
    [Fact]
    public void A_send_that_was_refused_or_stays_unknown_is_not_sent()
    {
        var ledger = new HubLedger();
        foreach (var status in (RouteStatus[])[RouteStatus.Confirmed, RouteStatus.Confirmed, RouteStatus.Confirmed, RouteStatus.NoReceivers, RouteStatus.Rejected, RouteStatus.Rejected, RouteStatus.Unknown])
        {
            ledger.Sends("jobs").Count(status);
        }

        var transport = new InProcessTransport(new InProcessBroker(new ManualClock()));
        using var drops = new DropWatch(ledger, transport, NoErrorReporter.Instance, Options.Create(new HubOptions()));
        var channel = Assert.Single(new LedgerMonitor(ledger, transport, new CircuitPanel(transport, NoErrorReporter.Instance), drops, new TransportWatch(ledger, NoErrorReporter.Instance)).Snapshot().Channels);

        Assert.Equal((4, 3), (channel.Sent, channel.NotSent));
    }
}
