using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Hub.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Conformance;

/// <summary>A message goes where its routes lead, and an agent that hears several of them handles it once.</summary>
public abstract class RouteConformance(TransportUnderTest transport) : ConformanceTest(transport)
{
    [Fact]
    public async Task Each_agent_on_a_route_gets_its_own_copy()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Worker>().AddAgent<Auditor>());

        await hub.Sender.SendAsync(new Trade(7), Cancel);

        await Eventually.TrueAsync(() => Script.Handled.Count == 2);
        Assert.Equal(["Auditor", "Worker"], Script.Handled.Select(static performance => performance.Actor.Role).Order());
        Assert.All(Script.Handled, static performance => Assert.Equal(new Trade(7), performance.Message));
    }

    [Fact]
    public async Task The_receipt_names_each_route_taken_in_order()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Worker>().AddAgent<Auditor>());

        var receipt = await hub.Sender.TrySendAsync(new Trade(1), Cancel);

        Assert.True(receipt.Confirmed);
        Assert.Equal(
            [new("jobs", Delivery.AtLeastOnce, RouteStatus.Confirmed), new RouteReceipt("jobs_audit", Delivery.AtLeastOnce, RouteStatus.Confirmed)],
            receipt.Routes);
        await Eventually.TrueAsync(() => Script.Handled.Count == 2);
        Assert.All(Script.Handled, performance => Assert.Equal(receipt.MessageId, performance.Header.MessageId));
    }

    [Fact]
    public async Task A_conditional_route_is_taken_only_when_its_member_says_so()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Worker>().AddAgent<Auditor>());

        await hub.Sender.SendAsync(new Incident(1, IsSevere: false), Cancel);
        await hub.Sender.SendAsync(new Incident(2, IsSevere: true), Cancel);

        await Eventually.TrueAsync(() => Script.Handled.Count == 3);
        Assert.Equal([2], NumbersOf("Worker"));
        Assert.Equal([1, 2], NumbersOf("Auditor"));
    }

    [Fact]
    public async Task Over_two_streams_an_agent_handles_the_copy_of_the_first_route_and_counts_the_other_as_duplicate()
    {
        var hub = await StartAsync<Foreman>();

        for (var number = 1; number <= 10; number++)
        {
            await hub.Sender.SendAsync(new Trade(number), Cancel);
        }

        await Eventually.TrueAsync(() => Row<Jobs, Foreman>() is { Handled: 10, InFlight: 0 } && Row<JobsAudit, Foreman>() is { Duplicate: 10, InFlight: 0 });
        Assert.All(Script.Handled, static performance => Assert.Equal("jobs", performance.Channel));
        Assert.Equal(new Figures(Received: 10, Handled: 10), Figures.Of(Row<Jobs, Foreman>()));
        Assert.Equal(new Figures(Received: 10, Duplicate: 10), Figures.Of(Row<JobsAudit, Foreman>()));
    }

    [Fact]
    public async Task Where_the_first_route_was_not_taken_the_next_one_counts()
    {
        var hub = await StartAsync<Foreman>();

        await hub.Sender.SendAsync(new Incident(1, IsSevere: false), Cancel);
        await hub.Sender.SendAsync(new Incident(2, IsSevere: true), Cancel);

        await Eventually.TrueAsync(() => Script.Handled.Count == 2 && Row<JobsAudit, Foreman>().Duplicate == 1);
        Assert.Equal(["jobs_audit", "jobs"], Script.Handled.OrderBy(static performance => performance.Number).Select(static performance => performance.Channel));
    }

    [Fact]
    public async Task A_duplicate_on_a_stream_is_acknowledged()
    {
        var first = await StartAsync<Foreman>();
        await first.Sender.SendAsync(new Trade(1), Cancel);
        await Eventually.TrueAsync(() => Script.Handled.Count == 1 && Row<JobsAudit, Foreman>().Duplicate == 1);
        await first.StopAsync(Cancel);

        var second = await StartAsync<Foreman>();
        await second.Sender.SendAsync(new Trade(2), Cancel);

        await Eventually.TrueAsync(() => Script.Handled.Count == 2 && Row<JobsAudit, Foreman>().Duplicate == 2);
        Assert.Equal([1, 2], Script.Numbers);
        Assert.Equal(1, second.Row<JobsAudit, Foreman>().Received);
    }

    [Fact]
    public async Task Over_two_pub_sub_channels_the_copy_that_arrives_first_is_handled()
    {
        var hub = await StartAsync<Watcher>();

        for (var number = 1; number <= 10; number++)
        {
            await hub.Sender.SendAsync(new Quote(number), Cancel);
        }

        await Eventually.TrueAsync(() => Script.Handled.Count == 10 && Row<Ticks, Watcher>().Duplicate + Row<TicksCopy, Watcher>().Duplicate == 10);
        // In any order: that holds on each channel, and which of two brings a message first is chance.
        Assert.Equal(Enumerable.Range(1, 10), Script.Numbers.Order());
    }

    [Fact]
    public async Task The_first_copy_on_pub_sub_is_found_by_each_instance_for_itself()
    {
        var hub = await StartAsync<Watcher>();
        await StartAsync<Watcher>();

        await hub.Sender.SendAsync(new Quote(1), Cancel);

        await Eventually.TrueAsync(() => Script.Handled.Count == 2 && Row<Ticks, Watcher>().Duplicate + Row<TicksCopy, Watcher>().Duplicate == 2);
        Assert.Equal([1, 2], Script.Handled.Select(static performance => performance.Actor.Number).Order());
    }

    [Fact]
    public async Task A_mixed_channel_carries_each_message_with_its_own_delivery()
    {
        var hub = await StartAsync<Reader>();

        var post = await hub.Sender.TrySendAsync(new Post(1), Cancel);
        var flyer = await hub.Sender.TrySendAsync(new Flyer(2), Cancel);

        await Eventually.TrueAsync(() => Row<Board, Reader>() is { Handled: 2, InFlight: 0 });
        Assert.Equal(Delivery.AtLeastOnce, Assert.Single(post.Routes).Delivery);
        Assert.Equal(Delivery.AtMostOnce, Assert.Single(flyer.Routes).Delivery);
        Assert.Equal(new Figures(Received: 2, Handled: 2), Figures.Of(Row<Board, Reader>()));
    }

    [Fact]
    public async Task A_message_whose_routes_differ_in_delivery_takes_each_with_its_own()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Planner>().AddAgent<Porter>());

        var receipt = await hub.Sender.TrySendAsync(new Bulletin(1), Cancel);

        await Eventually.TrueAsync(() => Row<Stubborn, Planner>() is { Handled: 1, InFlight: 0 } && Row<Latest, Porter>() is { Handled: 1, InFlight: 0 });
        Assert.Equal(
            [new("stubborn", Delivery.AtLeastOnce, RouteStatus.Confirmed), new RouteReceipt("latest", Delivery.AtMostOnce, RouteStatus.Confirmed)],
            receipt.Routes);
        Assert.Equal(["latest", "stubborn"], Script.Handled.Select(static performance => performance.Channel).Order());
        Assert.All(Script.Handled, performance => Assert.Equal(receipt.MessageId, performance.Header.MessageId));
        Assert.Equal(new Figures(Received: 1, Handled: 1), Figures.Of(Row<Stubborn, Planner>()));
        Assert.Equal(new Figures(Received: 1, Handled: 1), Figures.Of(Row<Latest, Porter>()));
    }

    [Fact]
    public async Task A_frame_on_the_fallback_is_handled_when_it_stands_in_for_the_channel_and_ignored_otherwise()
    {
        var hub = await StartAsync<Postman>();
        await hub.Sender.SendAsync(new Letter(1), Cancel);
        await hub.Sender.SendAsync(new Circular(2), Cancel);
        var standIn = new ForeignFrame { Type = "letter", SentAt = Clock.GetUtcNow(), Members = "\"number\": 3, \"_routes\": [\"main\"], \"_fallback_for\": \"main\"" };

        await SendForeignAsync<Reserve>(Delivery.AtLeastOnce, standIn.ToBytes());

        await Eventually.TrueAsync(() => Script.Handled.Count == 2 && Row<Reserve, Postman>() is { Handled: 1, Ignored: 1, InFlight: 0 });
        Assert.Equal([1, 3], Script.Numbers.Order());
        Assert.Equal(new Figures(Received: 2, Handled: 1, Ignored: 1), Figures.Of(Row<Reserve, Postman>()));
    }

    private IEnumerable<int> NumbersOf(string role) =>
        Script.Handled.Where(performance => performance.Actor.Role == role).Select(static performance => performance.Number);
}
