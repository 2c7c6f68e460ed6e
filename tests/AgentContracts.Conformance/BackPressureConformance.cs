using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;

namespace AgentContracts.Conformance;

/// <summary>A stream never loses what it has no room for: the sender waits, and is told when it waits in vain.</summary>
public abstract class BackPressureConformance(TransportUnderTest transport) : ConformanceTest(transport)
{
    [Fact]
    public async Task Senders_wait_for_room_and_are_admitted_in_order()
    {
        var hub = await StartAsync<Porter>();
        var gate = await FillAsync(hub);

        var waiting = Enumerable.Range(3, 4).Select(number => hub.Sender.SendAsync(new Errand(number), Cancel).AsTask()).ToArray();
        await AssertWaitingAsync(hub, waiting);
        gate.Open();

        await Task.WhenAll(waiting);
        await Eventually.TrueAsync(() => Row<Narrow, Porter>() is { Handled: 6, InFlight: 0 });
        Assert.Equal([1, 2, 3, 4, 5, 6], Script.Numbers);
    }

    [Fact]
    public async Task A_sender_that_waits_until_its_message_is_worth_nothing_is_refused()
    {
        var hub = await StartAsync<Porter>();
        var gate = await FillAsync(hub);

        var send = hub.Sender.SendAsync(new Errand(3, In(TimeSpan.FromMilliseconds(300))), Cancel).AsTask();
        await ElapseAsync(TimeSpan.FromMilliseconds(200));
        Assert.False(send.IsCompleted);
        await ElapseAsync(TimeSpan.FromMilliseconds(200));

        var refused = await Assert.ThrowsAsync<MessageNotSentException>(() => send);
        Assert.Equal("errand", refused.MessageName);
        var route = Assert.Single(refused.Receipt.Routes);
        Assert.Equal(("narrow", RouteStatus.Rejected), (route.Channel, route.Status));
        Assert.Contains("2", route.Reason, StringComparison.Ordinal);

        gate.Open();
        await hub.Sender.SendAsync(new Errand(4), Cancel);
        await Eventually.TrueAsync(() => Row<Narrow, Porter>() is { Handled: 3, InFlight: 0 });
        Assert.Equal([1, 2, 4], Script.Numbers);
    }

    [Fact]
    public async Task A_sender_that_tries_is_told_of_the_refusal()
    {
        var hub = await StartAsync<Porter>();
        var gate = await FillAsync(hub);

        var send = hub.Sender.TrySendAsync(new Errand(3, In(TimeSpan.FromMilliseconds(300))), Cancel).AsTask();
        await ElapseAsync(TimeSpan.FromMilliseconds(400));

        var receipt = await send;
        Assert.False(receipt.Confirmed);
        Assert.Equal(RouteStatus.Rejected, Assert.Single(receipt.Routes).Status);
        gate.Open();
    }

    [Fact]
    public async Task A_sender_that_gives_up_makes_way_for_the_next()
    {
        var hub = await StartAsync<Porter>();
        var gate = await FillAsync(hub);
        using var impatience = new CancellationTokenSource();

        var third = hub.Sender.SendAsync(new Errand(3), impatience.Token).AsTask();
        var fourth = hub.Sender.SendAsync(new Errand(4), Cancel).AsTask();
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => third);
        gate.Open();

        await fourth;
        await Eventually.TrueAsync(() => Row<Narrow, Porter>() is { Handled: 3, InFlight: 0 });
        Assert.Equal([1, 2, 4], Script.Numbers);
    }

    [Fact]
    public async Task The_slowest_agent_holds_up_the_stream()
    {
        var hub = await StartAsync<Porter>();
        var gate = await FillAsync(hub);
        await StartAsync<Porter>();

        var third = hub.Sender.SendAsync(new Errand(3), Cancel).AsTask();
        await AssertWaitingAsync(hub, third);
        gate.Open();

        await third;
        await Eventually.TrueAsync(() => Row<Narrow, Porter>().Handled == 3);
    }

    [Fact]
    public async Task Where_the_channel_says_so_the_oldest_message_makes_room_instead()
    {
        var hub = await StartAsync<Porter>();
        var gate = Script.Hold<Parcel>();
        await hub.Sender.SendAsync(new Parcel(1), Cancel);
        await Eventually.TrueAsync(() => gate.Waiting == 1);

        for (var number = 2; number <= 6; number++)
        {
            await hub.Sender.SendAsync(new Parcel(number), Cancel);
        }

        gate.Open();
        await Eventually.TrueAsync(() => Row<Sliding, Porter>() is { Received: 6, InFlight: 0, Lag: 0 });
        Assert.Equal([1, 5, 6], Script.Numbers);
        Assert.Equal(new Figures(Received: 6, Handled: 3, Dropped: 3), Figures.Of(Row<Sliding, Porter>()));
    }

    [Fact]
    public async Task A_full_stream_holds_up_no_other_route_of_a_message()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Porter>().AddAgent<Auditor>());
        var gate = await FillAsync(hub);

        var send = hub.Sender.TrySendAsync(new Consignment(3, In(TimeSpan.FromMilliseconds(300))), Cancel).AsTask();
        await Eventually.TrueAsync(() => Row<JobsAudit, Auditor>().Handled == 1);
        Assert.False(send.IsCompleted);
        await ElapseAsync(TimeSpan.FromMilliseconds(400));

        var receipt = await send;
        Assert.Equal(
            [("narrow", RouteStatus.Rejected), ("jobs_audit", RouteStatus.Confirmed)],
            receipt.Routes.Select(static route => (route.Channel, route.Status)));
        gate.Open();
    }

    [Fact]
    public async Task An_agent_that_hears_several_routes_handles_a_message_over_the_one_that_took_it()
    {
        var hub = await StartAsync<Clerk>();
        var gate = await FillAsync(hub);

        var refused = hub.Sender.SendAsync(new Consignment(3, In(TimeSpan.FromMilliseconds(300))), Cancel).AsTask();
        await Eventually.TrueAsync(() => Row<JobsAudit, Clerk>().Queued == 1);
        gate.Open();
        await Eventually.TrueAsync(() => Row<Narrow, Clerk>().InFlight == 0 && Row<JobsAudit, Clerk>().InFlight == 0 && refused.IsCompleted);

        Assert.Equal(1, Script.Numbers.Count(static number => number == 3));
        Assert.Equal(0, Row<JobsAudit, Clerk>().Duplicate);
    }

    private async Task<Gate> FillAsync(TestHub hub)
    {
        var gate = Script.Hold<Errand>();
        await hub.Sender.SendAsync(new Errand(1), Cancel);
        await hub.Sender.SendAsync(new Errand(2), Cancel);
        await Eventually.TrueAsync(() => gate.Waiting == 1);
        return gate;
    }

    /// <summary>What was sent before waits for room when something that was sent after it waited in vain.</summary>
    private async Task AssertWaitingAsync(TestHub hub, params Task[] sends)
    {
        var probe = hub.Sender.TrySendAsync(new Errand(0, In(TimeSpan.FromMilliseconds(100))), Cancel).AsTask();
        await ElapseAsync(TimeSpan.FromMilliseconds(200));

        Assert.Equal(RouteStatus.Rejected, (await probe).Routes[0].Status);
        Assert.All(sends, static send => Assert.False(send.IsCompleted));
    }

    private long In(TimeSpan time) => (Clock.GetUtcNow() + time).ToUnixTimeMilliseconds();
}
