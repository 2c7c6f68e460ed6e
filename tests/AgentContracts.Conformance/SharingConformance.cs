using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;

namespace AgentContracts.Conformance;

/// <summary>Instances of one agent share the work of a stream and each hear a pub/sub channel.</summary>
public abstract class SharingConformance(TransportUnderTest transport) : ConformanceTest(transport)
{
    [Fact]
    public async Task A_stream_message_is_handled_by_exactly_one_instance()
    {
        var hub = await StartAsync<Worker>();
        await StartAsync<Worker>();

        for (var number = 1; number <= 50; number++)
        {
            await hub.Sender.SendAsync(new Job(number), Cancel);
        }

        await Eventually.TrueAsync(() => Row<Jobs, Worker>().Handled == 50);
        Assert.Equal(Enumerable.Range(1, 50), Script.Numbers.Order());
        Assert.Equal(50, Row<Jobs, Worker>().Received);
    }

    [Fact]
    public async Task Every_instance_gets_its_share_of_a_stream()
    {
        var hub = await StartAsync<Worker>();
        await StartAsync<Worker>();

        await Eventually.TrueAsync(() =>
        {
            _ = hub.Sender.SendAsync(new Job(1), Cancel).AsTask();
            return Script.Handled.Select(static performance => performance.Actor.Number).Distinct().Count() == 2;
        });
    }

    [Fact]
    public async Task Every_instance_hears_a_pub_sub_channel()
    {
        var hub = await StartAsync<Watcher>();
        await StartAsync<Watcher>();

        for (var number = 1; number <= 10; number++)
        {
            await hub.Sender.SendAsync(new Tick(number), Cancel);
        }

        await Eventually.TrueAsync(() => Row<Ticks, Watcher>().Handled == 20);
        foreach (var instance in Script.Handled.GroupBy(static performance => performance.Actor))
        {
            Assert.Equal(Enumerable.Range(1, 10), instance.Select(static performance => performance.Number));
        }
    }

    [Fact]
    public async Task Different_agents_do_not_share()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Worker>().AddAgent<Crew>());

        for (var number = 1; number <= 10; number++)
        {
            await hub.Sender.SendAsync(new Job(number), Cancel);
        }

        await Eventually.TrueAsync(() => Row<Jobs, Worker>().Handled == 10 && Row<Jobs, Crew>().Handled == 10);
        Assert.Equal(20, Script.Handled.Count);
    }
}
