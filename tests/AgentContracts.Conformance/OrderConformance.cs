using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;

namespace AgentContracts.Conformance;

/// <summary>Order holds per sender, channel and priority, and what is urgent goes first.</summary>
public abstract class OrderConformance(TransportUnderTest transport) : ConformanceTest(transport)
{
    [Fact]
    public async Task A_stream_keeps_the_order_of_each_sender()
    {
        var one = await StartAsync<Worker>();
        var two = await StartAsync(static _ => { });

        await Task.WhenAll(SendJobsAsync(one), SendJobsAsync(two));

        await Eventually.TrueAsync(() => Script.Handled.Count == 200);
        foreach (var sender in Script.Handled.GroupBy(static performance => performance.Header.Sender))
        {
            Assert.Equal(Enumerable.Range(1, 100), sender.Select(static performance => performance.Number));
        }
    }

    [Fact]
    public async Task Pub_sub_keeps_the_order_of_each_sender()
    {
        var one = await StartAsync<Watcher>();
        var two = await StartAsync(static _ => { });

        await Task.WhenAll(SendTicksAsync(one), SendTicksAsync(two));

        await Eventually.TrueAsync(() => Script.Handled.Count == 200);
        foreach (var sender in Script.Handled.GroupBy(static performance => performance.Header.Sender))
        {
            Assert.Equal(Enumerable.Range(1, 100), sender.Select(static performance => performance.Number));
        }

        Assert.Equal((0, 0), (Row<Ticks, Watcher>().Lost, Row<Ticks, Watcher>().Reordered));
    }

    [Fact]
    public async Task What_waits_is_handled_by_priority_and_then_in_order()
    {
        var hub = await StartAsync<Worker>();
        var gate = Script.Hold<Job>(static job => job.Number == 0);
        await hub.Sender.SendAsync(new Job(0), Cancel);
        await Eventually.TrueAsync(() => gate.Waiting == 1);

        await hub.Sender.SendAsync(new Job(1), Cancel);
        await hub.Sender.SendAsync(new Job(2), Priority.High, Cancel);
        await hub.Sender.SendAsync(new Job(3), Priority.Critical, Cancel);
        await hub.Sender.SendAsync(new Job(4), Cancel);
        await hub.Sender.SendAsync(new Job(5), Priority.Critical, Cancel);
        await Eventually.TrueAsync(() => Row<Jobs, Worker>().Queued == 5);
        gate.Open();

        await Eventually.TrueAsync(() => Script.Handled.Count == 6);
        Assert.Equal([0, 3, 5, 2, 1, 4], Script.Numbers);
    }

    [Fact]
    public async Task Priority_counts_across_the_channels_of_an_agent()
    {
        var hub = await StartAsync<Porter>();
        var gate = Script.Hold<Errand>();
        await hub.Sender.SendAsync(new Errand(1), Cancel);
        await Eventually.TrueAsync(() => gate.Waiting == 1);

        await hub.Sender.SendAsync(new Parcel(2), Cancel);
        await hub.Sender.SendAsync(new Price(3), Priority.Critical, Cancel);
        await Eventually.TrueAsync(() => Row<Sliding, Porter>().Queued + Row<Latest, Porter>().Queued == 2);
        gate.Open();

        await Eventually.TrueAsync(() => Script.Handled.Count == 3);
        Assert.Equal([1, 3, 2], Script.Numbers);
    }

    [Fact]
    public async Task What_is_less_urgent_is_not_starved()
    {
        var hub = await StartAsync<Worker>();
        var gate = Script.Hold<Job>(static job => job.Number == 0);
        await hub.Sender.SendAsync(new Job(0), Cancel);
        await Eventually.TrueAsync(() => gate.Waiting == 1);

        await hub.Sender.SendAsync(new Job(-1), Cancel);
        for (var number = 1; number <= 60; number++)
        {
            await hub.Sender.SendAsync(new Job(number), Priority.Critical, Cancel);
        }

        await Eventually.TrueAsync(() => Row<Jobs, Worker>().Queued == 61);
        gate.Open();

        await Eventually.TrueAsync(() => Script.Handled.Count == 62);
        Assert.InRange(Script.Numbers.ToList().IndexOf(-1), 2, 30);
    }

    private async Task SendJobsAsync(TestHub hub)
    {
        for (var number = 1; number <= 100; number++)
        {
            await hub.Sender.SendAsync(new Job(number), Cancel);
        }
    }

    private async Task SendTicksAsync(TestHub hub)
    {
        for (var number = 1; number <= 100; number++)
        {
            // Slowly enough for a queue that drops what it has no room for.
            await hub.Sender.SendAsync(new Tick(number), Cancel);
        }
    }
}
