using AgentContracts.Hub.InProcess;
using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Tests.Conformance;

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

        var channel = Assert.Single(new LedgerMonitor(ledger, new InProcessTransport(new InProcessBroker(new ManualClock()))).Snapshot().Channels);

        Assert.Equal((4, 3), (channel.Sent, channel.NotSent));
    }
}
