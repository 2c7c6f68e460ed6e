using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Redis.Tests.Harness;
using StackExchange.Redis;

namespace AgentContracts.Redis.Tests.Streams;

/// <summary>Instances drop what waits because a sender asks for room; nobody may make them drop what must not be lost.</summary>
public sealed class RoomTests(SharedRedis redis) : RedisTest(new RedisUnderTest(redis))
{
    [Fact]
    public async Task A_call_for_room_drops_nothing_on_a_stream_that_refuses_instead()
    {
        var hub = await StartAsync<Worker>();
        var gate = Script.Hold<Job>(static job => job.Number == 1);
        for (var number = 1; number <= 5; number++)
        {
            await hub.Sender.SendAsync(new Job(number), Cancel);
        }

        await Eventually.TrueAsync(() => gate.Waiting == 1 && Row<Jobs, Worker>().Received == 5);
        await CallForRoomAsync<Jobs>("worker", await LastIdAsync<Jobs>());
        gate.Open();

        await Eventually.TrueAsync(() => Row<Jobs, Worker>() is { Handled: 5, InFlight: 0 });
        Assert.Equal(0, Row<Jobs, Worker>().Dropped);
    }

    [Fact]
    public async Task A_call_for_room_that_comes_late_drops_nothing()
    {
        var hub = await StartAsync<Porter>();
        var gate = Script.Hold<Parcel>(static parcel => parcel.Number == 1);
        await hub.Sender.SendAsync(new Parcel(1), Cancel);
        await Eventually.TrueAsync(() => gate.Waiting == 1);
        var before = await LastIdAsync<Sliding>();
        await hub.Sender.SendAsync(new Parcel(2), Cancel);
        await Eventually.TrueAsync(() => Row<Sliding, Porter>().Queued == 1);

        await CallForRoomAsync<Sliding>("porter", before);
        gate.Open();

        await Eventually.TrueAsync(() => Row<Sliding, Porter>() is { Handled: 2, InFlight: 0 });
        Assert.Equal(0, Row<Sliding, Porter>().Dropped);
    }

    [Fact]
    public async Task One_who_asked_while_nothing_could_be_dropped_is_heard_when_something_can()
    {
        var hub = await StartAsync<Porter>();
        var gate = Script.Hold<Parcel>(static parcel => parcel.Number == 3);
        Script.When<Parcel>(static (cue, parcel) => parcel.Number < 3 && cue.Performance.Attempt == 1 ? throw new ScriptedException() : default);
        for (var number = 1; number <= 3; number++)
        {
            await hub.Sender.SendAsync(new Parcel(number), Cancel);
        }

        // All three are unfinished, and none of them waits in the queue.
        await Eventually.TrueAsync(() => gate.Waiting == 1 && Row<Sliding, Porter>().Retrying == 2);
        var asked = 0;
        await Database.Multiplexer.GetSubscriber().SubscribeAsync(RedisChannel.Literal(Names.Agent("porter")), (_, _) => Interlocked.Increment(ref asked));
        var send = hub.Sender.SendAsync(new Parcel(4), Cancel).AsTask();
        await Eventually.TrueAsync(() => Volatile.Read(ref asked) >= 2);
        Assert.False(send.IsCompleted);
        await ElapseUntilAsync(() => Row<Sliding, Porter>().Retrying == 0);

        await send;
        gate.Open();
        await Eventually.TrueAsync(() => Row<Sliding, Porter>().InFlight == 0);
        Assert.Contains(4, Script.Numbers);
        Assert.True(Row<Sliding, Porter>().Dropped > 0);
    }

    /// <summary>Calls for room, as a sender would; twice, so that at least the first call has been heard when the second was published.</summary>
    private async Task CallForRoomAsync<TChannel>(string agent, string lastId) where TChannel : IChannel<TChannel>
    {
        var consumers = await Server.CommandAsync("XINFO", "CONSUMERS", StreamOf<TChannel>(), agent);
        var consumer = consumers.Single(line => line.StartsWith($"{agent}-", StringComparison.Ordinal));
        await Server.CommandAsync("PUBLISH", Names.Agent(agent), $"room {consumer} {lastId} {TChannel.Info.Name}");
        await Server.CommandAsync("PUBLISH", Names.Agent(agent), $"room {consumer} {lastId} {TChannel.Info.Name}");
    }

    private async Task<string> LastIdAsync<TChannel>() where TChannel : IChannel<TChannel> =>
        (await Server.CommandAsync("XREVRANGE", StreamOf<TChannel>(), "+", "-", "COUNT", "1"))[0];
}
