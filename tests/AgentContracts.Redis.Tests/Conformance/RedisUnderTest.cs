using AgentContracts.Conformance;
using AgentContracts.Redis.Tests.Clock;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Redis.Tests.Conformance;

/// <summary>The Redis transport: several hubs on one server, under a prefix that no other test has.</summary>
public sealed class RedisUnderTest(SharedRedis redis) : TransportUnderTest
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    // A tenth of the real pace: what a test says about half a second must hold on a machine that is busy for half a second.
    private readonly SkippingClock _clock = new(pace: 0.1);
    private readonly string _prefix = $"test-{Guid.NewGuid():N}";

    public override TimeProvider Clock => _clock;

    public RedisNames Names => new(_prefix);

    public override void Use(ContractsBuilder contracts) => contracts.UseRedis(redis.Server.ConnectionString, options =>
    {
        options.Prefix = _prefix;
        options.Clock = _clock;
    });

    public override ValueTask ElapseAsync(TimeSpan time)
    {
        _clock.Skip(time);
        return ValueTask.CompletedTask;
    }

    public override async ValueTask ElapseUntilAsync(Func<bool> condition) => await Eventually.TrueAsync(() =>
    {
        if (condition())
        {
            return true;
        }

        _clock.Skip(Step);
        return false;
    });

    public override async ValueTask SendForeignAsync(ChannelInfo channel, Delivery delivery, ReadOnlyMemory<byte> bytes)
    {
        if (delivery == Delivery.AtMostOnce)
        {
            await redis.Database.ExecuteAsync("PUBLISH", Names.PubSub(channel.Name), bytes);
            return;
        }

        await redis.Database.StreamAddAsync(Names.Stream(channel.Name), RedisNames.FrameField, bytes);
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
