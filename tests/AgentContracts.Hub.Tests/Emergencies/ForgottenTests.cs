using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Hub.Emergencies;
using AgentContracts.Hub.Tests.Conformance;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Hub.Tests.Emergencies;

/// <summary>An emergency that an agent was given and never handled is none that it knows.</summary>
public sealed class ForgottenTests : IAsyncDisposable
{
    private readonly InProcessUnderTest _transport = new(passByReference: false);
    private readonly TestSystem _system;

    public ForgottenTests() => _system = new TestSystem(_transport);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _system.DisposeAsync();
        await _transport.DisposeAsync();
    }

    [Fact]
    public async Task One_that_became_too_old_on_its_route_is_handled_when_it_comes_again_on_the_lane()
    {
        var hub = await _system.StartAsync(static contracts => contracts.AddAgent<Nurse>());
        var gate = _system.Script.Hold<Trade>();
        await hub.Sender.SendAsync(new Trade(1), Cancel);
        await Eventually.TrueAsync(() => gate.Waiting == 1);
        var frame = new ForeignFrame { Type = "evacuation", SentAt = _transport.Clock.GetUtcNow() }.ToBytes();
        await _transport.SendForeignAsync(ContractOf.Channel<JobsAudit>(), Delivery.AtLeastOnce, frame);
        await Eventually.TrueAsync(() => hub.Row<JobsAudit, Nurse>().Queued == 1);

        await _transport.ElapseAsync(TimeSpan.FromSeconds(31));
        gate.Open();
        await Eventually.TrueAsync(() => hub.Row<JobsAudit, Nurse>().Expired == 1);

        await _transport.SendForeignAsync(EmergencyLane.Channel, Delivery.AtMostOnce, frame);
        await _transport.SendForeignAsync(EmergencyLane.Channel, Delivery.AtMostOnce, frame);

        await Eventually.TrueAsync(() => hub.Row(EmergencyLane.Channel.Name, "nurse") is { Handled: 1, Duplicate: 1 });
    }

    [Fact]
    public async Task One_that_became_too_old_on_its_route_is_handled_where_it_waits_on_the_lane()
    {
        var hub = await _system.StartAsync(static contracts => contracts.AddAgent<Nurse>());
        var (gate, lane) = (_system.Script.Hold<Trade>(), _system.Script.Hold<Alarm>());
        await hub.Sender.SendAsync(new Trade(1), Cancel);
        await hub.Sender.SendAsync(new Alarm(1), Cancel);
        await Eventually.TrueAsync(() => gate.Waiting == 1 && lane.Waiting == 1);
        var frame = new ForeignFrame { Type = "evacuation", SentAt = _transport.Clock.GetUtcNow() }.ToBytes();
        await _transport.SendForeignAsync(ContractOf.Channel<JobsAudit>(), Delivery.AtLeastOnce, frame);
        await Eventually.TrueAsync(() => hub.Row<JobsAudit, Nurse>().Queued == 1);
        await _transport.SendForeignAsync(EmergencyLane.Channel, Delivery.AtMostOnce, frame);

        await _transport.ElapseAsync(TimeSpan.FromSeconds(31));
        gate.Open();
        await Eventually.TrueAsync(() => hub.Row<JobsAudit, Nurse>().Expired == 1);
        await _transport.SendForeignAsync(EmergencyLane.Channel, Delivery.AtMostOnce, frame);
        await Eventually.TrueAsync(() => hub.Row(EmergencyLane.Channel.Name, "nurse").Duplicate == 1);
        lane.Open();

        await Eventually.TrueAsync(() => hub.Row(EmergencyLane.Channel.Name, "nurse") is { Handled: 2, Duplicate: 1, InFlight: 0 });
        Assert.Single(_system.Script.Performances, static performance => performance.Message is Evacuation);
    }

    [Fact]
    public async Task One_that_was_handled_on_the_lane_is_not_forgotten_for_a_copy_that_comes_too_late_on_its_route()
    {
        var hub = await _system.StartAsync(static contracts => contracts.AddAgent<Nurse>());
        var frame = new ForeignFrame { Type = "evacuation", SentAt = _transport.Clock.GetUtcNow() }.ToBytes();
        await _transport.SendForeignAsync(EmergencyLane.Channel, Delivery.AtMostOnce, frame);
        await Eventually.TrueAsync(() => hub.Row(EmergencyLane.Channel.Name, "nurse").Handled == 1);
        await _transport.ElapseAsync(TimeSpan.FromSeconds(31));

        await _transport.SendForeignAsync(ContractOf.Channel<JobsAudit>(), Delivery.AtLeastOnce, frame);
        await Eventually.TrueAsync(() => hub.Row<JobsAudit, Nurse>().Expired == 1);
        await _transport.SendForeignAsync(EmergencyLane.Channel, Delivery.AtMostOnce, frame);

        await Eventually.TrueAsync(() => hub.Row(EmergencyLane.Channel.Name, "nurse").Duplicate == 1);
        Assert.Single(_system.Script.Handled);
    }
}
