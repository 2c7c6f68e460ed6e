using System.ComponentModel.DataAnnotations;
using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Tests.Conformance;
using AgentContracts.Hub.Tests.Transport;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Hub.Tests.Monitoring;

/// <summary>Each figure of the seed's two tables of metrics moves, and by what happened.</summary>
public sealed class HubSnapshotTests : IAsyncDisposable
{
    private readonly InProcessUnderTest _transport = new(passByReference: true);
    private readonly TestSystem _system;

    public HubSnapshotTests() => _system = new TestSystem(_transport);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _system.DisposeAsync();
        await _transport.DisposeAsync();
    }

    [Fact]
    public async Task Before_anything_happened_all_is_zero_and_there_is_no_latency()
    {
        var snapshot = (await _system.StartAsync(static _ => { })).Snapshot;

        Assert.Equal(
            (0, 0, 0, 0, 0, null),
            (snapshot.MessagesRouted, snapshot.RoutingErrors, snapshot.MessagesSent, snapshot.MessagesReceived, snapshot.MessagesDropped, snapshot.Latency.Average));
    }

    [Fact]
    public async Task Messages_routed_counts_a_message_once_and_messages_sent_its_routes()
    {
        var hub = await _system.StartAsync(static contracts => contracts.AddAgent<Worker>().AddAgent<Auditor>());

        await hub.Sender.SendAsync(new Trade(1), Cancel);
        await hub.Sender.SendAsync(new Job(2), Cancel);

        Assert.Equal((2, 3), (hub.Snapshot.MessagesRouted, hub.Snapshot.MessagesSent));
        Assert.Equal(2, Of<Jobs>(hub).Sent);
    }

    [Fact]
    public async Task Routing_errors_counts_routes_that_fail_and_messages_that_break_a_rule()
    {
        var sabotage = new Sabotage();
        var hub = await _system.StartAsync(contracts =>
        {
            contracts.AddAgent<Worker>().AddAgent<Auditor>();
            sabotage.Use(contracts);
        });
        sabotage.Break<Jobs>(PublishResult.Unusable("no right to it"));

        _ = await hub.Sender.TrySendAsync(new Trade(1), Cancel);
        Assert.Equal((1, 1), (hub.Snapshot.RoutingErrors, hub.Snapshot.MessagesRouted));

        await Assert.ThrowsAsync<MessageValidationException>(async () => await hub.Sender.SendAsync(new Order(1, "TOO LONG", 0), Cancel));
        Assert.Equal((2, 1), (hub.Snapshot.RoutingErrors, hub.Snapshot.MessagesRouted));
        Assert.Equal(1, hub.Snapshot.Messages.Single(static message => message.Name == "order").Refused);
    }

    [Fact]
    public async Task Average_latency_is_how_old_messages_were_when_their_handlers_began_of_each_channel_and_of_all()
    {
        var hub = await _system.StartAsync(static contracts => contracts.AddAgent<Worker>().AddAgent<Watcher>());
        var gate = _system.Script.Hold<Job>(static job => job.Number == 1);
        await hub.Sender.SendAsync(new Job(1), Cancel);
        await Eventually.TrueAsync(() => gate.Waiting == 1);
        await hub.Sender.SendAsync(new Job(2), Cancel);
        await _transport.ElapseAsync(TimeSpan.FromSeconds(2));
        gate.Open();
        await hub.Sender.SendAsync(new Tick(3), Cancel);
        await Eventually.TrueAsync(() => _system.Script.Handled.Count == 3);

        AssertAbout(TimeSpan.FromSeconds(1), Of<Jobs>(hub).AverageLatency);
        Assert.Equal(TimeSpan.Zero, Of<Ticks>(hub).AverageLatency);
        var all = hub.Snapshot.Latency;
        Assert.Equal(3, all.Count);
        AssertAbout(TimeSpan.FromSeconds(2d / 3), all.Average);
        AssertAbout(TimeSpan.FromSeconds(2), all.P999);
        Assert.Equal((TimeSpan.Zero, all.P999, all.P999), (all.P50, all.P95, all.P99));
    }

    [Fact]
    public async Task Messages_received_queue_size_and_utilization_show_what_came_and_what_waits()
    {
        var hub = await _system.StartAsync(static contracts => contracts.AddAgent<Porter>());
        var gate = _system.Script.Hold<Price>();
        await hub.Sender.SendAsync(new Price(1), Cancel);
        await Eventually.TrueAsync(() => gate.Waiting == 1);
        Assert.Equal((1, 0, 0), (hub.Snapshot.MessagesReceived, Of<Latest>(hub).Queued, Of<Latest>(hub).Utilization));

        await hub.Sender.SendAsync(new Price(2), Cancel);
        Assert.Equal((2, 1, 1d / 3), (hub.Snapshot.MessagesReceived, Of<Latest>(hub).Queued, Of<Latest>(hub).Utilization));

        await hub.Sender.SendAsync(new Price(3), Cancel);
        await hub.Sender.SendAsync(new Price(4), Cancel);
        Assert.Equal((4, 3, 1), (Of<Latest>(hub).Received, Of<Latest>(hub).Queued, Of<Latest>(hub).Utilization));

        gate.Open();
        await Eventually.TrueAsync(() => Of<Latest>(hub).Handled == 4);
        Assert.Equal((0, 0), (Of<Latest>(hub).Queued, Of<Latest>(hub).Utilization));
    }

    [Fact]
    public async Task Of_a_channel_that_nobody_here_hears_any_more_nothing_is_taken()
    {
        var hub = await _system.StartAsync(static contracts => contracts.AddAgent<Porter>());
        var gate = _system.Script.Hold<Price>();
        await hub.Sender.SendAsync(new Price(1), Cancel);
        await Eventually.TrueAsync(() => gate.Waiting == 1);
        await hub.Sender.SendAsync(new Price(2), Cancel);
        gate.Open();

        await hub.StopAsync(Cancel);

        Assert.Equal(0, Of<Latest>(hub).Utilization);
    }

    [Fact]
    public async Task Messages_dropped_counts_what_made_room_what_was_too_old_and_what_was_invalid()
    {
        var hub = await _system.StartAsync(static contracts => contracts.AddAgent<Porter>().AddAgent<Racer>());
        var gate = _system.Script.Hold<Price>();
        await hub.Sender.SendAsync(new Price(1), Cancel);
        await Eventually.TrueAsync(() => gate.Waiting == 1);
        for (var number = 2; number <= 6; number++)
        {
            await hub.Sender.SendAsync(new Price(number), Cancel);
        }

        await Eventually.TrueAsync(() => Of<Latest>(hub).Discarded == 2);
        gate.Open();

        var held = _system.Script.Hold<Blip>(static blip => blip.Number == 1);
        await hub.Sender.SendAsync(new Blip(1), Cancel);
        await Eventually.TrueAsync(() => held.Waiting == 1);
        await hub.Sender.SendAsync(new Blip(2), Cancel);
        await _transport.ElapseAsync(TimeSpan.FromMilliseconds(11));
        held.Open();
        await Eventually.TrueAsync(() => Of<FastLane>(hub).Discarded == 1);

        await _transport.SendForeignAsync(ContractOf.Channel<FastLane>(), Delivery.AtMostOnce, "no frame"u8.ToArray());
        await Eventually.TrueAsync(() => Of<FastLane>(hub).Discarded == 2);
        Assert.Equal((4, 2, 1, 1), (hub.Snapshot.MessagesDropped, Of<Latest>(hub).Dropped, Of<FastLane>(hub).Expired, Of<FastLane>(hub).Invalid));
    }

    [Fact]
    public async Task Agents_come_and_go()
    {
        var hub = await _system.StartAsync(static contracts => contracts.AddAgent<Worker>());
        Assert.Equal((2, 2, 0), Counts(hub));

        var instance = await hub.Agents.AddAsync<Worker>(Cancel);
        Assert.Equal((3, 3, 0), Counts(hub));

        await hub.Agents.RemoveAsync(instance, Cancel);
        Assert.Equal((2, 2, 0), Counts(hub));
    }

    private static (int Registered, int Active, int Inactive) Counts(TestHub hub) =>
        (hub.Snapshot.Agents.Registered, hub.Snapshot.Agents.Active, hub.Snapshot.Agents.Inactive);

    private static void AssertAbout(TimeSpan expected, TimeSpan? actual) =>
        Assert.InRange(actual!.Value.TotalMilliseconds, expected.TotalMilliseconds * 0.96, expected.TotalMilliseconds * 1.04);

    private static ChannelSnapshot Of<TChannel>(TestHub hub) where TChannel : IChannel<TChannel> =>
        hub.Snapshot.Channels.Single(static channel => channel.Name == TChannel.Info.Name);
}
