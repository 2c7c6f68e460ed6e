using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;

namespace AgentContracts.Conformance;

/// <summary>An agent leaves cleanly: it finishes what runs, and what it has not begun is dropped or left for others.</summary>
public abstract class StopConformance(TransportUnderTest transport) : ConformanceTest(transport)
{
    [Fact]
    public async Task The_running_handler_finishes_and_the_rest_is_returned_or_dropped()
    {
        var bystander = await StartAsync(static _ => { });
        var hub = await StartAsync<Reader>();
        var gate = await HoldAsync(hub);
        await hub.Sender.SendAsync(new Post(2), Cancel);
        await hub.Sender.SendAsync(new Post(3), Cancel);
        await hub.Sender.SendAsync(new Flyer(4), Cancel);
        await Eventually.TrueAsync(() => Row<Board, Reader>().Queued == 3);

        var stop = hub.StopAsync(Cancel);
        await NobodyListensAsync(bystander);
        gate.Open();
        await stop;

        Assert.Equal([1], Script.Numbers);
        var row = Row<Board, Reader>();
        Assert.Equal(row.Received - 3, row.Dropped);
        Assert.Equal((1, 2, 0), (row.Handled, row.Returned, row.InFlight));
    }

    [Fact]
    public async Task What_was_returned_goes_to_the_next_instance_in_its_order_and_says_so()
    {
        var bystander = await StartAsync(static _ => { });
        var hub = await StartAsync<Reader>();
        var gate = await HoldAsync(hub);
        for (var number = 2; number <= 5; number++)
        {
            await hub.Sender.SendAsync(new Post(number), Cancel);
        }

        await Eventually.TrueAsync(() => Row<Board, Reader>().Queued == 4);
        var stop = hub.StopAsync(Cancel);
        await NobodyListensAsync(bystander);
        gate.Open();
        await stop;
        await bystander.Sender.SendAsync(new Post(6), Cancel);

        var next = await StartAsync<Reader>();

        await Eventually.TrueAsync(() => next.Row<Board, Reader>() is { Handled: 5, InFlight: 0 });
        Assert.Equal([1, 2, 3, 4, 5, 6], Script.Numbers);
        Assert.Equal([false, true, true, true, true, false], Script.Handled.Select(static performance => performance.Redelivered));
    }

    [Fact]
    public async Task What_was_returned_goes_to_an_instance_that_runs_already()
    {
        var hub = await StartAsync<Reader>();
        var instance = hub.Agents.Instances[^1];
        var gate = Script.Hold<Post>(static post => post.Number == 1);
        await hub.Sender.SendAsync(new Post(1), Cancel);
        await hub.Sender.SendAsync(new Post(2), Cancel);
        await Eventually.TrueAsync(() => gate.Waiting == 1 && Row<Board, Reader>().Queued == 1);
        var other = await StartAsync<Reader>();

        using var impatience = new CancellationTokenSource();
        var removal = hub.Agents.RemoveAsync(instance, impatience.Token).AsTask();
        await impatience.CancelAsync();
        await removal;
        gate.Open();

        await Eventually.TrueAsync(() => other.Row<Board, Reader>() is { Handled: 2, InFlight: 0 });
        Assert.Equal([1, 2], Script.Numbers);
        Assert.All(Script.Handled, static performance => Assert.True(performance.Redelivered));
    }

    [Fact]
    public async Task A_stop_that_can_wait_no_longer_cancels_the_running_handler()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Worker>().AddAgent<Watcher>());
        var gate = Script.Hold<INumbered>();
        await hub.Sender.SendAsync(new Job(1), Cancel);
        await hub.Sender.SendAsync(new Tick(2), Cancel);
        await Eventually.TrueAsync(() => gate.Waiting == 2);

        using var impatience = new CancellationTokenSource();
        foreach (var instance in hub.Agents.Instances)
        {
            var removal = hub.Agents.RemoveAsync(instance, impatience.Token).AsTask();
            if (impatience.IsCancellationRequested)
            {
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => removal);
            }
        }

        await impatience.CancelAsync();
        using var cancelled = new CancellationTokenSource();
        var stop = hub.StopAsync(cancelled.Token);
        await cancelled.CancelAsync();
        await Eventually.TrueAsync(() => stop.IsCompleted);

        Assert.Empty(Script.Handled);
        Assert.Equal(new Figures(Received: 1, Returned: 1), Figures.Of(Row<Jobs, Worker>()));
        Assert.Equal(new Figures(Received: 1, Dropped: 1), Figures.Of(Row<Ticks, Watcher>()));
    }

    [Fact]
    public async Task What_waits_for_its_retry_is_returned()
    {
        var hub = await StartAsync<Planner>();
        Script.When<Chore>(static (cue, _) => cue.Performance.Actor.Number == 1 ? throw new ScriptedException() : default);
        await hub.Sender.SendAsync(new Chore(1), Cancel);
        await Eventually.TrueAsync(() => Row<Stubborn, Planner>().Retrying == 1);

        await hub.StopAsync(Cancel);
        Assert.Equal(new Figures(Received: 1, Returned: 1), Figures.Of(Row<Stubborn, Planner>()));
        await StartAsync<Planner>();

        await Eventually.TrueAsync(() => Script.Handled.Count == 1);
        Assert.Equal((1, true), (Script.Handled[0].Attempt, Script.Handled[0].Redelivered));
    }

    [Fact]
    public async Task What_waits_for_its_retry_on_pub_sub_is_dropped()
    {
        var hub = await StartAsync<Reader>();
        Script.Fail<Flyer>();
        await hub.Sender.SendAsync(new Flyer(1), Cancel);
        await Eventually.TrueAsync(() => Row<Board, Reader>().Retrying == 1);

        await hub.StopAsync(Cancel);

        Assert.Equal(new Figures(Received: 1, Dropped: 1), Figures.Of(Row<Board, Reader>()));
    }

    [Fact]
    public async Task What_is_returned_again_and_again_is_handled_in_the_end()
    {
        var bystander = await StartAsync(static _ => { });
        var hub = await StartAsync<Reader>();
        var gate = await HoldAsync(hub);
        await hub.Sender.SendAsync(new Post(2), Cancel);
        for (var stops = 0; stops < 8; stops++)
        {
            await Eventually.TrueAsync(() => hub.Row<Board, Reader>().Queued == 1);
            using var impatience = new CancellationTokenSource();
            await impatience.CancelAsync();
            await hub.Agents.RemoveAsync(hub.Agents.Instances[^1], impatience.Token);
            await hub.Agents.AddAsync<Reader>(Cancel);
        }

        gate.Open();

        await Eventually.TrueAsync(() => Script.Numbers is [1, 2]);
        Assert.Empty(await bystander.DeadLettersAsync<Board>());
    }

    private async Task<Gate> HoldAsync(TestHub hub)
    {
        var gate = Script.Hold<Post>(static post => post.Number == 1);
        await hub.Sender.SendAsync(new Post(1), Cancel);
        await Eventually.TrueAsync(() => gate.Waiting == 1);
        return gate;
    }

    /// <summary>An agent that stops has let go of pub/sub before it waits for its handlers.</summary>
    private async Task NobodyListensAsync(TestHub bystander)
    {
        var status = RouteStatus.Confirmed;
        while (status != RouteStatus.NoReceivers)
        {
            var receipt = await bystander.Sender.TrySendAsync(new Flyer(0), Cancel);
            status = receipt.Routes[0].Status;
        }
    }
}
