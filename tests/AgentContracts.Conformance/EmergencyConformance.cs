using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;

namespace AgentContracts.Conformance;

/// <summary>An emergency goes first, to everyone who listens for it, once.</summary>
public abstract class EmergencyConformance(TransportUnderTest transport) : ConformanceTest(transport)
{
    private const string Lane = "contracts:emergency";

    private static SystemHealthAlert Alert { get; } = new("agent_inactive", ["worker"], Severity.High, ["restart_if_needed"]);

    [Fact]
    public async Task It_is_handled_beside_a_running_handler_and_before_all_that_waits()
    {
        var hub = await StartAsync<Guard>();
        var gate = Script.Hold<Tick>();
        for (var number = 1; number <= 5; number++)
        {
            await hub.Sender.SendAsync(new Tick(number), Priority.Critical, Cancel);
        }

        await Eventually.TrueAsync(() => gate.Waiting == 1 && Row<Ticks, Guard>().Queued == 4);
        await hub.Sender.SendAsync(Alert, Cancel);

        await Eventually.TrueAsync(() => Script.Handled.Count == 1);
        Assert.IsType<SystemHealthAlert>(Script.Handled[0].Message);
        Assert.Equal(1, gate.Waiting);
        gate.Open();
        await Eventually.TrueAsync(() => Script.Handled.Count == 6);
    }

    [Fact]
    public async Task An_agent_on_several_emergency_channels_handles_it_once()
    {
        var hub = await StartAsync<Guard>();

        // What a hub sends may come twice, once more behind its latch; this does not.
        await SendOnLaneAsync(new ForeignFrame { Type = "alarm", SentAt = Clock.GetUtcNow() }.ToBytes());
        await Eventually.TrueAsync(() => hub.Row(Lane, "guard").Handled == 1);
        Assert.Equal(1, hub.Row(Lane, "guard").Received);
        await hub.Sender.SendAsync(new Alarm(1), Cancel);
        await hub.Sender.SendAsync(new Alarm(2), Cancel);

        await Eventually.TrueAsync(() => hub.Row(Lane, "guard").Handled == 3);
        Assert.Equal([1, 2], Script.Numbers.Skip(1));
        Assert.All(Script.Handled.Skip(1), static performance => Assert.Equal(Priority.High, performance.Header.Priority));
    }

    [Fact]
    public async Task One_that_also_has_a_route_is_handled_once_by_those_who_hear_both_and_on_its_route_by_others()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Nurse>().AddAgent<Auditor>());

        await hub.Sender.SendAsync(new Evacuation(1), Cancel);

        await Eventually.TrueAsync(() => hub.Row(Lane, "nurse").Handled == 1 && Row<JobsAudit, Auditor>().Handled == 1 && Row<JobsAudit, Nurse>().Duplicate == 1);
        Assert.Equal(2, Script.Handled.Count);
        Assert.Equal(0, hub.Row(Lane, "auditor").Received);
    }

    [Fact]
    public async Task One_that_was_missed_on_the_lane_is_handled_on_its_route()
    {
        var hub = await StartAsync<Nurse>();

        await SendForeignAsync<JobsAudit>(Delivery.AtLeastOnce, new ForeignFrame { Type = "evacuation", SentAt = Clock.GetUtcNow() }.ToBytes());

        await Eventually.TrueAsync(() => hub.Row<JobsAudit, Nurse>().Handled == 1);
    }

    [Fact]
    public async Task One_whose_copy_waits_on_a_route_behind_data_is_handled_at_once_on_the_lane()
    {
        var hub = await StartAsync<Nurse>();
        var gate = await BlockRouteAsync(hub);
        var frame = new ForeignFrame { Type = "evacuation", SentAt = Clock.GetUtcNow() }.ToBytes();
        await SendForeignAsync<JobsAudit>(Delivery.AtLeastOnce, frame);
        await Eventually.TrueAsync(() => hub.Row<JobsAudit, Nurse>().Queued == 1);

        await SendOnLaneAsync(frame);
        await SendOnLaneAsync(frame);

        await Eventually.TrueAsync(() => hub.Row(Lane, "nurse") is { Handled: 1, Duplicate: 1 });
        Assert.Equal(1, gate.Waiting);
        gate.Open();
        await Eventually.TrueAsync(() => hub.Row<JobsAudit, Nurse>() is { Handled: 1, Duplicate: 1, InFlight: 0 });
        Assert.Single(Script.Performances, static performance => performance.Message is Evacuation);
    }

    [Fact]
    public async Task One_that_comes_to_its_turn_on_a_route_first_is_no_more_handled_on_the_lane()
    {
        var hub = await StartAsync<Nurse>();
        var (data, lane) = (await BlockRouteAsync(hub), await BlockLaneAsync());
        var frame = new ForeignFrame { Type = "evacuation", SentAt = Clock.GetUtcNow() }.ToBytes();
        await SendForeignAsync<JobsAudit>(Delivery.AtLeastOnce, frame);
        await Eventually.TrueAsync(() => hub.Row<JobsAudit, Nurse>().Queued == 1);
        await SendOnLaneAsync(frame);
        await Eventually.TrueAsync(() => hub.Row(Lane, "nurse").Queued == 1);
        Script.Fail<Evacuation>(times: 1);

        data.Open();
        await Eventually.TrueAsync(() => hub.Row<JobsAudit, Nurse>().Retrying == 1);
        lane.Open();

        await Eventually.TrueAsync(() => hub.Row(Lane, "nurse") is { Handled: 1, Duplicate: 1, InFlight: 0 });
        await SendOnLaneAsync(frame);
        await Eventually.TrueAsync(() => hub.Row(Lane, "nurse") is { Handled: 1, Duplicate: 2, InFlight: 0 });
        await ElapseUntilAsync(() => hub.Row<JobsAudit, Nurse>() is { Handled: 2, InFlight: 0 });
        Assert.Equal([1, 2], Script.Performances.Where(static performance => performance.Message is Evacuation).Select(static performance => performance.Attempt));
    }

    [Fact]
    public async Task One_that_waits_on_the_lane_already_does_not_wait_on_a_route_as_well()
    {
        var hub = await StartAsync<Nurse>();
        var lane = await BlockLaneAsync();
        var frame = new ForeignFrame { Type = "evacuation", SentAt = Clock.GetUtcNow() }.ToBytes();
        await SendOnLaneAsync(frame);
        await Eventually.TrueAsync(() => hub.Row(Lane, "nurse").Queued == 1);

        await SendForeignAsync<JobsAudit>(Delivery.AtLeastOnce, frame);
        await Eventually.TrueAsync(() => hub.Row<JobsAudit, Nurse>() is { Duplicate: 1, InFlight: 0 });
        lane.Open();

        await Eventually.TrueAsync(() => hub.Row(Lane, "nurse") is { Handled: 2, InFlight: 0 });
    }

    [Fact]
    public async Task A_repetition_is_handled_once()
    {
        var hub = await StartAsync<Guard>();
        var frame = new ForeignFrame { Type = "alarm", SentAt = Clock.GetUtcNow() }.ToBytes();

        await SendOnLaneAsync(frame);
        await SendOnLaneAsync(frame);

        await Eventually.TrueAsync(() => hub.Row(Lane, "guard") is { Handled: 1, Duplicate: 1 });
    }

    [Fact]
    public async Task Its_age_does_not_matter()
    {
        var hub = await StartAsync<Guard>();

        await SendOnLaneAsync(new ForeignFrame { Type = "alarm", SentAt = Clock.GetUtcNow() - TimeSpan.FromHours(1) }.ToBytes());

        await Eventually.TrueAsync(() => hub.Row(Lane, "guard").Handled == 1);
    }

    [Fact]
    public async Task The_roll_call_names_everyone_who_acknowledged()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Guard>().AddAgent<Nurse>().AddAgent<Worker>());

        var roll = await hub.Sender.BroadcastEmergencyAsync(Alert, Cancel);

        Assert.True(roll.Complete);
        Assert.Equal(["guard", "nurse"], roll.Entries.Select(static entry => entry.Agent));
        Assert.All(roll.Entries, static entry => Assert.NotNull(entry.After));
        Assert.All(roll.Entries, entry => Assert.Contains(entry.Instance, hub.Agents.Instances));
        Assert.All(Script.Handled, performance => Assert.Equal(roll.MessageId, performance.Header.MessageId));
    }

    [Fact]
    public async Task The_roll_call_names_who_is_silent()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Guard>().AddAgent<Nurse>());
        var gate = Script.Hold<Alarm>(role: nameof(Nurse));

        var began = Clock.GetUtcNow();

        var broadcast = hub.Sender.BroadcastEmergencyAsync(new Alarm(1), Cancel).AsTask();
        await Eventually.TrueAsync(() => hub.Row(Lane, "guard") is { Handled: 1, InFlight: 0 });
        await ElapseStepwiseUntilAsync(() => broadcast.IsCompleted);

        var roll = await broadcast;
        Assert.True(Clock.GetUtcNow() - began >= TimeSpan.FromSeconds(2));
        Assert.False(roll.Complete);
        Assert.Equal([RollCallAnswer.Acknowledged, RollCallAnswer.Silent], roll.Entries.Select(static entry => entry.Answer));
        gate.Open();
    }

    [Fact]
    public async Task The_roll_call_covers_every_program()
    {
        var one = await StartAsync<Guard>();
        var two = await StartAsync(static contracts => contracts.AddAgent<Guard>().AddAgent<Nurse>());
        var gate = Script.Hold<Alarm>(role: nameof(Nurse));

        var broadcast = one.Sender.BroadcastEmergencyAsync(new Alarm(1), Cancel).AsTask();
        await Eventually.TrueAsync(() => Script.Handled.Count == 2);
        await ElapseStepwiseUntilAsync(() => broadcast.IsCompleted);

        var roll = await broadcast;
        Assert.Equal(one.Agents.Instances.Concat(two.Agents.Instances).Where(static name => !name.StartsWith("sender", StringComparison.Ordinal)).Order(StringComparer.Ordinal), roll.Entries.Select(static entry => entry.Instance));
        Assert.All(roll.Entries, static entry => Assert.Equal(entry.Agent == "nurse" ? RollCallAnswer.Silent : RollCallAnswer.Acknowledged, entry.Answer));
        Assert.Equal(3, Script.Performances.Count);
        gate.Open();
    }

    [Fact]
    public async Task One_who_joins_later_hears_it_once_until_it_is_cleared()
    {
        var hub = await StartAsync<Guard>();
        var roll = await hub.Sender.BroadcastEmergencyAsync(new Alarm(1), Cancel);
        var second = await hub.Sender.TrySendAsync(new Alarm(2), Cancel);
        await Eventually.TrueAsync(() => Script.Handled.Count == 2);

        Assert.True(await hub.Sender.ClearEmergencyAsync(second.MessageId, Cancel));
        Assert.False(await hub.Sender.ClearEmergencyAsync(second.MessageId, Cancel));
        await StartAsync<Guard>();
        await Eventually.TrueAsync(() => Script.Handled.Count == 3);
        Assert.Equal((1, 2), (Script.Handled[2].Number, Script.Handled[2].Actor.Number));
        Assert.Equal(roll.MessageId, Script.Handled[2].Header.MessageId);

        Assert.True(await hub.Sender.ClearEmergencyAsync(roll.MessageId, Cancel));
        await StartAsync<Guard>();
        await hub.Sender.SendAsync(new Alarm(3), Cancel);
        await Eventually.TrueAsync(() => Script.Handled.Count == 6);
        Assert.Equal(3, Assert.Single(Script.Handled, static performance => performance.Actor.Number == 3).Number);
    }

    [Fact]
    public async Task It_is_sent_again_to_those_who_are_silent_and_handled_once()
    {
        var hub = await StartAsync<Guard>();
        var gate = Script.Hold<Alarm>();

        var broadcast = hub.Sender.BroadcastEmergencyAsync(new Alarm(1), Cancel).AsTask();
        await ElapseStepwiseUntilAsync(() => hub.Row(Lane, "guard").Duplicate >= 2);
        gate.Open();
        await ElapseStepwiseUntilAsync(() => broadcast.IsCompleted);

        Assert.True((await broadcast).Complete);
        Assert.Single(Script.Performances);
    }

    [Fact]
    public async Task A_handler_that_fails_has_not_acknowledged()
    {
        var hub = await StartAsync<Guard>();
        Script.Fail<Alarm>();

        var broadcast = hub.Sender.BroadcastEmergencyAsync(new Alarm(1), Cancel).AsTask();
        await ElapseUntilAsync(() => broadcast.IsCompleted);

        Assert.Equal(RollCallAnswer.Silent, Assert.Single((await broadcast).Entries).Answer);
    }

    [Fact]
    public async Task A_message_that_is_no_emergency_is_not_broadcast()
    {
        var hub = await StartAsync<Guard>();

#pragma warning disable CTR2009 // that it is refused at run time as well is what is tested
        await Assert.ThrowsAsync<ArgumentException>(async () => await hub.Sender.BroadcastEmergencyAsync(new Tick(1), Cancel));
#pragma warning restore CTR2009
        await Assert.ThrowsAsync<MessageValidationException>(
            async () => await hub.Sender.BroadcastEmergencyAsync(Alert with { HealthStatus = "" }, Cancel));

        Assert.Equal(0, hub.Snapshot.MessagesRouted);
    }

    private async Task<Gate> BlockRouteAsync(TestHub hub)
    {
        var gate = Script.Hold<Trade>();
        await hub.Sender.SendAsync(new Trade(1), Cancel);
        await Eventually.TrueAsync(() => gate.Waiting == 1);
        return gate;
    }

    private async Task<Gate> BlockLaneAsync()
    {
        var gate = Script.Hold<Alarm>();
        await SendOnLaneAsync(new ForeignFrame { Type = "alarm", SentAt = Clock.GetUtcNow() }.ToBytes());
        await Eventually.TrueAsync(() => gate.Waiting == 1);
        return gate;
    }

    private ValueTask SendOnLaneAsync(byte[] frame) => SendForeignAsync(new ChannelInfo { Name = Lane, IsEmergency = true }, Delivery.AtMostOnce, frame);
}
