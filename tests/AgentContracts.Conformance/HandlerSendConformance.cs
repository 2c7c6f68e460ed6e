using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;

namespace AgentContracts.Conformance;

/// <summary>A send from inside a handler waits a little while only, so that agents cannot wait for each other for ever.</summary>
public abstract class HandlerSendConformance(TransportUnderTest transport) : ConformanceTest(transport)
{
    [Fact]
    public async Task It_waits_no_longer_than_a_second()
    {
        var (hub, gate) = await FillAsync();
        var sends = new List<Task<SendReceipt>>();
        Script.When<Job>(async (_, _) =>
        {
            var send = hub.Sender.TrySendAsync(new Errand(3), Cancel).AsTask();
            sends.Add(send);
            await send;
        });

        await hub.Sender.SendAsync(new Job(1), Cancel);
        await Eventually.TrueAsync(() => sends.Count == 1);
        await ElapseAsync(TimeSpan.FromMilliseconds(900));
        Assert.False(sends[0].IsCompleted);
        await ElapseAsync(TimeSpan.FromMilliseconds(200));

        Assert.Equal(RouteStatus.Rejected, (await sends[0]).Routes[0].Status);
        await Eventually.TrueAsync(() => Row<Jobs, Worker>().Handled == 1);
        gate.Open();
    }

    [Fact]
    public async Task It_waits_no_longer_than_the_handled_message_lives()
    {
        var (hub, gate) = await FillAsync();
        var sends = new List<Task<SendReceipt>>();
        Script.When<Moment>(async (_, _) =>
        {
            var send = hub.Sender.TrySendAsync(new Errand(3), Cancel).AsTask();
            sends.Add(send);
            await send;
        });

        await hub.Sender.SendAsync(new Moment(1), Cancel);
        await Eventually.TrueAsync(() => sends.Count == 1);
        await ElapseAsync(TimeSpan.FromMilliseconds(300));
        Assert.False(sends[0].IsCompleted);
        await ElapseAsync(TimeSpan.FromMilliseconds(300));

        Assert.Equal(RouteStatus.Rejected, (await sends[0]).Routes[0].Status);
        gate.Open();
    }

    [Fact]
    public async Task Two_agents_that_wait_for_each_other_are_set_free()
    {
        var hub = await StartAsync<Porter>();
        var outcomes = new List<RouteStatus>();
        Script.When<Errand>(async (cue, errand) =>
        {
            if (errand.Number == 1 && cue.Performance.Attempt == 1)
            {
                // The handler fills its own stream and waits for room that only its own return can make.
                foreach (var number in new[] { 2, 3 })
                {
                    var receipt = await hub.Sender.TrySendAsync(new Errand(number), Cancel);
                    outcomes.Add(receipt.Routes[0].Status);
                }
            }
        });

        await hub.Sender.SendAsync(new Errand(1), Cancel);
        await Eventually.TrueAsync(() => outcomes.Count == 1);
        await ElapseStepwiseUntilAsync(() => Row<Narrow, Porter>() is { Handled: 2, InFlight: 0 });

        Assert.Equal([RouteStatus.Confirmed, RouteStatus.Rejected], outcomes);
    }

    private async Task<(TestHub Hub, Gate Gate)> FillAsync()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Porter>().AddAgent<Worker>().AddAgent<Planner>());
        var gate = Script.Hold<Errand>();
        await hub.Sender.SendAsync(new Errand(1), Cancel);
        await hub.Sender.SendAsync(new Errand(2), Cancel);
        await Eventually.TrueAsync(() => gate.Waiting == 1);
        return (hub, gate);
    }
}
