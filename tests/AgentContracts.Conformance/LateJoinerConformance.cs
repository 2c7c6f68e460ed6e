using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;

namespace AgentContracts.Conformance;

/// <summary>Who begins to send before others listen, and who comes later than the others.</summary>
public abstract class LateJoinerConformance(TransportUnderTest transport) : ConformanceTest(transport)
{
    [Fact]
    public async Task What_is_sent_before_an_expected_agent_runs_waits_for_it_in_order()
    {
        var sender = await StartAsync(static contracts => contracts.ExpectAgent<Worker>());

        for (var number = 1; number <= 3; number++)
        {
            Assert.True((await sender.Sender.TrySendAsync(new Job(number), Cancel)).Confirmed);
        }

        await StartAsync<Worker>();

        await Eventually.TrueAsync(() => Script.Handled.Count == 3);
        Assert.Equal([1, 2, 3], Script.Numbers);
        Assert.All(Script.Handled, static performance => Assert.False(performance.Redelivered));
    }

    [Fact]
    public async Task What_waits_for_an_expected_agent_takes_room_on_its_stream()
    {
        var sender = await StartAsync(static contracts => contracts.ExpectAgent<Porter>());
        await sender.Sender.SendAsync(new Errand(1), Cancel);
        await sender.Sender.SendAsync(new Errand(2), Cancel);

        var refused = sender.Sender.TrySendAsync(new Errand(3, (Clock.GetUtcNow() + TimeSpan.FromMilliseconds(300)).ToUnixTimeMilliseconds()), Cancel).AsTask();
        await ElapseAsync(TimeSpan.FromMilliseconds(400));
        Assert.Equal(RouteStatus.Rejected, (await refused).Routes[0].Status);
        var waiting = sender.Sender.SendAsync(new Errand(4), Cancel).AsTask();
        await StartAsync<Porter>();

        await waiting;
        await Eventually.TrueAsync(() => Script.Handled.Count == 3);
        Assert.Equal([1, 2, 4], Script.Numbers);
    }

    [Fact]
    public async Task An_expected_agent_is_no_reason_to_run_it()
    {
        var hub = await StartAsync(static contracts => contracts.ExpectAgent<Worker>().ExpectAgent<Watcher>());

        await hub.Sender.SendAsync(new Job(1), Cancel);
        var tick = await hub.Sender.TrySendAsync(new Tick(2), Cancel);

        Assert.Equal(RouteStatus.NoReceivers, Assert.Single(tick.Routes).Status);
        Assert.StartsWith("sender", Assert.Single(hub.Agents.Instances), StringComparison.Ordinal);
        Assert.Empty(Script.Performances);
    }

    [Fact]
    public async Task A_stream_that_holds_only_what_a_stranger_left_has_no_receivers_however_often_one_sends()
    {
        var sender = await StartAsync(static _ => { });
        await SendForeignAsync<Jobs>(Delivery.AtLeastOnce, "a stranger's"u8.ToArray());

        for (var number = 1; number <= 3; number++)
        {
            Assert.Equal(RouteStatus.NoReceivers, Assert.Single((await sender.Sender.TrySendAsync(new Job(number), Cancel)).Routes).Status);
        }
    }

    [Fact]
    public async Task An_agent_that_nobody_expected_hears_a_stream_from_its_first_start_on()
    {
        var sender = await StartAsync(static _ => { });
        Assert.Equal(RouteStatus.NoReceivers, Assert.Single((await sender.Sender.TrySendAsync(new Job(1), Cancel)).Routes).Status);

        await StartAsync<Worker>();
        await sender.Sender.SendAsync(new Job(2), Cancel);
        await Eventually.TrueAsync(() => Script.Handled.Count == 1);
        await StartAsync<Crew>();
        await sender.Sender.SendAsync(new Job(3), Cancel);

        await Eventually.TrueAsync(() => Row<Jobs, Worker>() is { Handled: 2, InFlight: 0 } && Row<Jobs, Crew>() is { Handled: 1, InFlight: 0 });
        Assert.Equal([2, 3], NumbersOf("Worker"));
        Assert.Equal([3], NumbersOf("Crew"));
    }

    [Fact]
    public async Task An_instance_that_joins_hears_pub_sub_from_then_on_and_misses_nothing_of_it()
    {
        var hub = await StartAsync<Watcher>();
        await hub.Sender.SendAsync(new Tick(1), Cancel);
        await hub.Sender.SendAsync(new Tick(2), Cancel);
        await Eventually.TrueAsync(() => Script.Handled.Count == 2);

        var late = await StartAsync<Watcher>();
        await hub.Sender.SendAsync(new Tick(3), Cancel);
        await hub.Sender.SendAsync(new Tick(4), Cancel);

        await Eventually.TrueAsync(() => Script.Handled.Count == 6);
        var row = late.Row<Ticks, Watcher>();
        Assert.Equal((2, 0, 0), (row.Handled, row.Lost, row.Reordered));
    }

    [Fact]
    public async Task An_instance_that_joins_is_given_none_of_what_another_one_has()
    {
        var hub = await StartAsync<Worker>();
        var gate = Script.Hold<Job>(static job => job.Number == 1);
        for (var number = 1; number <= 3; number++)
        {
            await hub.Sender.SendAsync(new Job(number), Cancel);
        }

        await Eventually.TrueAsync(() => gate.Waiting == 1 && Row<Jobs, Worker>().Queued == 2);
        var late = await StartAsync<Worker>();
        await Eventually.TrueAsync(() =>
        {
            _ = hub.Sender.SendAsync(new Job(4), Cancel).AsTask();
            return late.Row<Jobs, Worker>().Handled > 0;
        });
        gate.Open();

        await Eventually.TrueAsync(() => Row<Jobs, Worker>().InFlight == 0);
        Assert.Equal([1, 2, 3], Script.Handled.Where(static performance => performance.Number < 4).Select(static performance => performance.Number));
        Assert.All(Script.Handled.Where(static performance => performance.Number < 4), static performance => Assert.Equal(1, performance.Actor.Number));
    }

    private IEnumerable<int> NumbersOf(string role) =>
        Script.Handled.Where(performance => performance.Actor.Role == role).Select(static performance => performance.Number);
}
