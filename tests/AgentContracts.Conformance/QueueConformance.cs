using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;

namespace AgentContracts.Conformance;

/// <summary>A pub/sub queue is bounded: what is newer and more urgent stays.</summary>
public abstract class QueueConformance(TransportUnderTest transport) : ConformanceTest(transport)
{
    [Fact]
    public async Task The_oldest_message_makes_room_for_the_newest()
    {
        var hub = await StartAsync<Porter>();
        var gate = await HoldAsync(hub);

        for (var number = 1; number <= 5; number++)
        {
            await hub.Sender.SendAsync(new Price(number), Cancel);
        }

        await Eventually.TrueAsync(() => Row<Latest, Porter>() is { Received: 6, Queued: 3 });
        gate.Open();

        await Eventually.TrueAsync(() => Row<Latest, Porter>().InFlight == 0);
        Assert.Equal([0, 3, 4, 5], Script.Numbers);
        Assert.Equal(new Figures(Received: 6, Handled: 4, Dropped: 2), Figures.Of(Row<Latest, Porter>()));
    }

    [Fact]
    public async Task What_is_less_urgent_makes_room_first()
    {
        var hub = await StartAsync<Porter>();
        var gate = await HoldAsync(hub);

        await hub.Sender.SendAsync(new Price(1), Priority.Critical, Cancel);
        await hub.Sender.SendAsync(new Price(2), Cancel);
        await hub.Sender.SendAsync(new Price(3), Cancel);
        await hub.Sender.SendAsync(new Price(4), Priority.High, Cancel);
        await Eventually.TrueAsync(() => Row<Latest, Porter>() is { Received: 5, Queued: 3 });
        gate.Open();

        await Eventually.TrueAsync(() => Row<Latest, Porter>().InFlight == 0);
        Assert.Equal([0, 1, 4, 3], Script.Numbers);
    }

    [Fact]
    public async Task What_is_less_urgent_than_all_that_wait_gets_no_place()
    {
        var hub = await StartAsync<Porter>();
        var gate = await HoldAsync(hub);

        for (var number = 1; number <= 3; number++)
        {
            await hub.Sender.SendAsync(new Price(number), Priority.Critical, Cancel);
        }

        await hub.Sender.SendAsync(new Price(4), Cancel);
        await Eventually.TrueAsync(() => Row<Latest, Porter>() is { Received: 5, Queued: 3 });
        gate.Open();

        await Eventually.TrueAsync(() => Row<Latest, Porter>().InFlight == 0);
        Assert.Equal([0, 1, 2, 3], Script.Numbers);
        Assert.Equal(new Figures(Received: 5, Handled: 4, Dropped: 1), Figures.Of(Row<Latest, Porter>()));
    }

    [Fact]
    public async Task What_waited_for_its_retry_makes_room_like_any_other_and_its_agent_can_still_leave()
    {
        var hub = await StartAsync<Porter>();
        Script.When<Price>(static (cue, price) => price.Number == 1 && cue.Performance.Attempt == 1 ? throw new ScriptedException() : default);
        await hub.Sender.SendAsync(new Price(1), Cancel);
        await Eventually.TrueAsync(() => Row<Latest, Porter>().Retrying == 1);
        var gate = await HoldAsync(hub);
        await ElapseAsync(TimeSpan.FromMilliseconds(200));
        await Eventually.TrueAsync(() => Row<Latest, Porter>() is { Queued: 1, Retrying: 0 });

        for (var number = 2; number <= 4; number++)
        {
            await hub.Sender.SendAsync(new Price(number), Cancel);
        }

        await Eventually.TrueAsync(() => Row<Latest, Porter>().Dropped == 1);
        gate.Open();
        await Eventually.TrueAsync(() => Row<Latest, Porter>().InFlight == 0);
        var stop = hub.StopAsync(Cancel);

        await Eventually.TrueAsync(() => stop.IsCompletedSuccessfully);
        Assert.Equal([0, 2, 3, 4], Script.Numbers);
    }

    [Fact]
    public async Task A_full_queue_does_not_hold_up_its_sender()
    {
        var hub = await StartAsync<Porter>();
        var gate = await HoldAsync(hub);

        for (var number = 1; number <= 100; number++)
        {
            var receipt = await hub.Sender.TrySendAsync(new Price(number), Cancel);
            Assert.True(receipt.Confirmed);
        }

        gate.Open();
        await Eventually.TrueAsync(() => Row<Latest, Porter>() is { Received: 101, InFlight: 0, Lag: 0 });
    }

    private async Task<Gate> HoldAsync(TestHub hub)
    {
        var gate = Script.Hold<Price>(static price => price.Number == 0);
        await hub.Sender.SendAsync(new Price(0), Cancel);
        await Eventually.TrueAsync(() => gate.Waiting == 1);
        return gate;
    }
}
