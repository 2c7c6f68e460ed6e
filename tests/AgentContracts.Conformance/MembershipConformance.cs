using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Conformance;

/// <summary>Agents come and go while a system runs.</summary>
public abstract class MembershipConformance(TransportUnderTest transport) : ConformanceTest(transport)
{
    [Fact]
    public async Task An_agent_that_is_added_while_the_hub_runs_can_send_as_itself()
    {
        var hub = await StartAsync<Watcher>();

        await hub.Agents.AddAsync<Herald>(Cancel);

        await Eventually.TrueAsync(() => Row<Ticks, Watcher>() is { Handled: 1, InFlight: 0 });
        Assert.Equal("herald", Assert.Single(Script.Handled).Header.SourceAgent);
    }

    [Fact]
    public async Task An_agent_that_is_added_hears_and_one_that_is_removed_does_not()
    {
        var hub = await StartAsync(static contracts => contracts.Services.AddSingleton<object>());

        var instance = await hub.Agents.AddAsync<Watcher>(Cancel);
        Assert.Contains(instance, hub.Agents.Instances);
        await hub.Sender.SendAsync(new Tick(1), Cancel);
        await Eventually.TrueAsync(() => Script.Handled.Count == 1);

        Assert.True(await hub.Agents.RemoveAsync(instance, Cancel));
        Assert.DoesNotContain(instance, hub.Agents.Instances);
        var receipt = await hub.Sender.TrySendAsync(new Tick(2), Cancel);
        Assert.Equal(RouteStatus.NoReceivers, receipt.Routes[0].Status);
        Assert.Equal([1], Script.Numbers);
    }

    [Fact]
    public async Task Removing_an_instance_that_is_not_there_says_so()
    {
        var hub = await StartAsync<Watcher>();

        Assert.False(await hub.Agents.RemoveAsync("watcher-of-nobody", Cancel));
        Assert.Equal(2, hub.Agents.Instances.Count);
    }

    [Fact]
    public async Task An_agent_that_awaits_its_own_removal_in_a_handler_is_told_that_this_never_ends()
    {
        var hub = await StartAsync<Watcher>();
        var watcher = hub.Agents.Instances.Single(static name => name.StartsWith("watcher", StringComparison.Ordinal));
        Exception? refusal = null;
        Script.When<Tick>(async (_, _) => refusal = await Record.ExceptionAsync(async () => await hub.Agents.RemoveAsync(watcher, Cancel)));

        await hub.Sender.SendAsync(new Tick(1), Cancel);

        await Eventually.TrueAsync(() => Row<Ticks, Watcher>().Handled == 1);
        Assert.IsType<InvalidOperationException>(refusal);
        Assert.Contains(watcher, hub.Agents.Instances);
    }

    [Fact]
    public async Task Instances_of_one_agent_have_names_of_their_own()
    {
        var one = await StartAsync<Watcher>();
        var two = await StartAsync<Watcher>();

        var third = await two.Agents.AddAsync<Watcher>(Cancel);

        string[] watchers = [.. one.Agents.Instances.Concat(two.Agents.Instances).Where(static name => name.StartsWith("watcher-", StringComparison.Ordinal))];
        Assert.Equal(3, watchers.Distinct().Count());
        Assert.Contains(third, watchers);
        await one.Sender.SendAsync(new Tick(1), Cancel);
        await Eventually.TrueAsync(() => Script.Handled.Count == 3);
    }

    [Fact]
    public async Task An_exclusive_agent_runs_once_at_a_time()
    {
        var hub = await StartAsync<Captain>();
        var first = hub.Agents.Instances.Single(static name => name.StartsWith("captain", StringComparison.Ordinal));

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await hub.Agents.AddAsync<Captain>(Cancel));
        await hub.Agents.RemoveAsync(first, Cancel);
        var second = await hub.Agents.AddAsync<Captain>(Cancel);

        Assert.NotEqual(first, second);
        await hub.Sender.SendAsync(new Tick(1), Cancel);
        await Eventually.TrueAsync(() => Script.Handled.Count == 1);
        Assert.Equal(2, Script.Handled[0].Actor.Number);
    }

    [Fact]
    public async Task No_agent_is_added_to_a_hub_that_does_not_run()
    {
        var hub = await StartAsync<Watcher>();
        await hub.StopAsync(Cancel);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await hub.Agents.AddAsync<Watcher>(Cancel));
    }

    [Fact]
    public async Task An_agent_that_fails_to_start_is_not_there()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Watcher>());
        Script.FailStart = true;

        await Assert.ThrowsAsync<ScriptedException>(async () => await hub.Agents.AddAsync<Herald>(Cancel));

        Assert.DoesNotContain(hub.Agents.Instances, static name => name.StartsWith("herald", StringComparison.Ordinal));
        await hub.Sender.SendAsync(new Post(1), Cancel);
        Assert.Equal(0, Row<Board, Herald>().Received);
    }

    [Fact]
    public async Task What_an_agent_sends_while_it_starts_and_stops_is_heard_by_all_others()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Herald>().AddAgent<Watcher>());
        await Eventually.TrueAsync(() => Script.Handled.Count == 1);

        await hub.StopAsync(Cancel);

        Assert.Equal(Herald.Hello, Script.Numbers[0]);
        Assert.Equal(new Figures(Received: 2, Handled: 1 + Script.Numbers.Count(static number => number == Herald.Goodbye)), Figures.Of(Row<Ticks, Watcher>()) with { Dropped = 0 });
    }

    [Fact]
    public async Task What_is_sent_on_a_stream_while_a_known_agent_is_away_waits_for_it()
    {
        var hub = await StartAsync<Worker>();
        await hub.StopAsync(Cancel);
        var sender = await StartAsync(static _ => { });

        var receipt = await sender.Sender.TrySendAsync(new Job(1), Cancel);
        Assert.True(receipt.Confirmed);
        await StartAsync<Worker>();

        await Eventually.TrueAsync(() => Script.Handled.Count == 1);
        Assert.False(Script.Handled[0].Redelivered);
    }

    [Fact]
    public async Task A_send_that_nobody_hears_says_so_and_does_not_fail()
    {
        var hub = await StartAsync(static _ => { });

        var job = await hub.Sender.TrySendAsync(new Job(1), Cancel);
        var tick = await hub.Sender.TrySendAsync(new Tick(1), Cancel);
        await hub.Sender.SendAsync(new Job(2), Cancel);
        await hub.Sender.SendAsync(new Blip(2), Cancel);

        Assert.Equal(RouteStatus.NoReceivers, Assert.Single(job.Routes).Status);
        Assert.Equal(RouteStatus.NoReceivers, Assert.Single(tick.Routes).Status);
        Assert.False(job.Confirmed);
    }
}
