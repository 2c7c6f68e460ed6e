using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Redis.Tests.Harness;
using StackExchange.Redis;

namespace AgentContracts.Redis.Tests.Streams;

/// <summary>Where a channel drops its oldest message to make room, senders ask the instance that has it.</summary>
public sealed class RoomAskedAgainTests(SharedRedis redis) : RedisTest(new RedisUnderTest(redis))
{
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
}
