using AgentContracts.Conformance.Channels;
using AgentContracts.Hub.Hosting;
using AgentContracts.Hub.InProcess;
using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Registry;
using AgentContracts.Hub.Sending.Circuits;
using AgentContracts.Hub.Tests.Conformance;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.Options;

namespace AgentContracts.Hub.Tests.Monitoring;

public sealed class LedgerMonitorTests : IDisposable
{
    private static readonly PublishResult Failed = PublishResult.Failed("the broker is away");

    private readonly ManualClock _clock = new();
    private readonly HubLedger _ledger = new();
    private readonly Census _census = new();
    private readonly CircuitPanel _circuits;
    private readonly DropWatch _drops;
    private readonly TransportWatch _watch;
    private readonly ErrorReports _reports = new();
    private readonly LedgerMonitor _monitor;

    public LedgerMonitorTests()
    {
        var transport = new InProcessTransport(new InProcessBroker(_clock));
        _drops = new DropWatch(_ledger, transport, NoErrorReporter.Instance, Options.Create(new HubOptions()));
        _circuits = new CircuitPanel(transport, NoErrorReporter.Instance);
        _watch = new TransportWatch(_ledger, transport, _reports);
        _monitor = new LedgerMonitor(_ledger, transport, _circuits, _drops, _watch, _census, new RegistryView());
    }

    private ChannelSnapshot Jobs => Assert.Single(_monitor.Snapshot().Channels);

    public void Dispose() => _drops.Dispose();

    [Fact]
    public void A_send_that_was_refused_or_stays_unknown_is_not_sent()
    {
        foreach (var status in (RouteStatus[])[RouteStatus.Confirmed, RouteStatus.Confirmed, RouteStatus.Confirmed, RouteStatus.NoReceivers, RouteStatus.Rejected, RouteStatus.Rejected, RouteStatus.Unknown])
        {
            _ledger.Sends("jobs").Count(status);
        }

        Assert.Equal((4, 3), (Jobs.Sent, Jobs.NotSent));
    }

    [Fact]
    public void Agents_are_active_or_silent_and_registered_in_either_case()
    {
        _census.Counts = new AgentCounts(Active: 2, Inactive: 1);

        var agents = _monitor.Snapshot().Agents;
        Assert.Equal((3, 2, 1), (agents.Registered, agents.Active, agents.Inactive));
    }

    [Fact]
    public void A_channel_on_which_nothing_failed_is_healthy()
    {
        _ledger.Sends("jobs").Count(RouteStatus.Confirmed);

        Assert.Equal((ChannelHealth.Healthy, null, null, CircuitStatus.Closed), (Jobs.Health, Jobs.HealthReason, Jobs.HealthSince, Jobs.Circuit));
        Assert.Equal(ChannelHealth.Healthy, _monitor.Snapshot().Health);
    }

    [Fact]
    public async Task A_channel_on_which_some_sends_fail_is_degraded_for_a_while()
    {
        _ledger.Sends("jobs").Count(RouteStatus.Rejected);
        var began = _clock.GetUtcNow();
        await _circuits.Of(ContractOf.Channel<Jobs>(), Delivery.AtLeastOnce).NoteAsync(Failed);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal((ChannelHealth.Degraded, began, CircuitStatus.Closed), (Jobs.Health, Jobs.HealthSince!.Value, Jobs.Circuit));
        Assert.Contains("the broker is away", Jobs.HealthReason, StringComparison.Ordinal);
        _clock.Advance(Circuit.Window);
        Assert.Equal(ChannelHealth.Healthy, Jobs.Health);
    }

    [Theory]
    [InlineData(Delivery.AtLeastOnce)]
    [InlineData(Delivery.AtMostOnce)]
    public async Task A_channel_that_nothing_can_be_sent_to_is_down_whichever_of_its_sides_it_is(Delivery delivery)
    {
        _ledger.Sends("jobs").Count(RouteStatus.Rejected);
        foreach (var each in Enum.GetValues<Delivery>())
        {
            await _circuits.Of(ContractOf.Channel<Jobs>(), each).NoteAsync(PublishResult.Confirmed);
        }

        var since = _clock.GetUtcNow();
        for (var i = 0; i < Circuit.LeastFailures; i++)
        {
            await _circuits.Of(ContractOf.Channel<Jobs>(), delivery).NoteAsync(Failed);
        }

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((ChannelHealth.Down, since, CircuitStatus.Open), (Jobs.Health, Jobs.HealthSince!.Value, Jobs.Circuit));
        Assert.Equal(ChannelHealth.Down, _monitor.Snapshot().Health);
    }

    [Fact]
    public async Task A_channel_on_which_too_much_is_dropped_is_degraded_and_says_all_that_is_wrong()
    {
        var began = _clock.GetUtcNow();
        var account = _ledger.Account("jobs", "worker", "worker-1");
        for (var i = 0; i < 20; i++)
        {
            account.CountReceived();
            account.Count(Outcome.Dropped);
            _drops.Dropped("jobs");
        }

        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal((ChannelHealth.Degraded, began), (Jobs.Health, Jobs.HealthSince!.Value));
        await _circuits.Of(ContractOf.Channel<Jobs>(), Delivery.AtLeastOnce).NoteAsync(Failed);

        Assert.Equal(began, Jobs.HealthSince);
        Assert.Contains("the broker is away; 20 of 20 copies", Jobs.HealthReason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ChannelWork.Hearing, ChannelHealth.Down)]
    [InlineData(ChannelWork.Reading, ChannelHealth.Down)]
    [InlineData(ChannelWork.Finishing, ChannelHealth.Degraded)]
    public void A_channel_that_does_not_work_for_one_instance_is_told_of_once_until_it_does(ChannelWork work, ChannelHealth health)
    {
        _ledger.Sends("jobs").Count(RouteStatus.Confirmed);
        var began = _clock.GetUtcNow();
        var fault = new ChannelFault("jobs", work, "worker-1");

        _watch.ChannelFailed(fault, "NOPERM");
        _clock.Advance(TimeSpan.FromSeconds(2));
        _watch.ChannelFailed(fault, "NOPERM");
        _watch.ChannelFailed(new ChannelFault("other", work), "NOPERM");

        Assert.Equal((health, began), (Jobs.Health, Jobs.HealthSince!.Value));
        Assert.Contains("worker-1", Jobs.HealthReason, StringComparison.Ordinal);
        Assert.Contains("NOPERM", Jobs.HealthReason, StringComparison.Ordinal);
        _watch.ChannelMended(fault);
        _watch.ChannelMended(fault);
        Assert.Equal(ChannelHealth.Healthy, Jobs.Health);
        Assert.Equal(
            [(ErrorTypes.ChannelFailed, Severity.High), (ErrorTypes.ChannelMended, Severity.Low)],
            _reports.All.Where(static report => report.Component == "jobs").Select(static report => (report.ErrorType, report.Severity)));
        Assert.Contains("after 2 s", _reports.All[^1].Description, StringComparison.Ordinal);
    }

    [Fact]
    public void What_did_not_work_for_an_instance_that_leaves_is_over_and_does_not_work_again()
    {
        _ledger.Sends("jobs").Count(RouteStatus.Confirmed);
        var fault = new ChannelFault("jobs", ChannelWork.Reading, "worker-1");
        _watch.ChannelFailed(fault, "NOPERM");
        _clock.Advance(TimeSpan.FromSeconds(2));

        _watch.ChannelLeft(fault);
        _watch.ChannelLeft(fault);

        Assert.Equal(ChannelHealth.Healthy, Jobs.Health);
        Assert.Equal([ErrorTypes.ChannelFailed, ErrorTypes.ChannelLeft], _reports.All.Where(static report => report.Component == "jobs").Select(static report => report.ErrorType));
        Assert.StartsWith("worker-1 has left it after 2 s", _reports.All[^1].Description, StringComparison.Ordinal);
    }
}
