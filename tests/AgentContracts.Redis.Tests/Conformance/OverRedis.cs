using AgentContracts.Conformance;
using AgentContracts.Redis.Tests.Harness;

namespace AgentContracts.Redis.Tests.Conformance;

/// <summary>The suite over Redis.</summary>
public static class OverRedis
{
    public sealed class Abandon(SharedRedis redis) : AbandonConformance(new RedisUnderTest(redis));

    public sealed class Age(SharedRedis redis) : AgeConformance(new RedisUnderTest(redis));

    public sealed class BackPressure(SharedRedis redis) : BackPressureConformance(new RedisUnderTest(redis));

    public sealed class Concurrency(SharedRedis redis) : ConcurrencyConformance(new RedisUnderTest(redis));

    public sealed class Context(SharedRedis redis) : ContextConformance(new RedisUnderTest(redis));

    public sealed class Emergency(SharedRedis redis) : EmergencyConformance(new RedisUnderTest(redis));

    public sealed class Failure(SharedRedis redis) : FailureConformance(new RedisUnderTest(redis));

    public sealed class HandlerSend(SharedRedis redis) : HandlerSendConformance(new RedisUnderTest(redis));

    public sealed class Heartbeat(SharedRedis redis) : HeartbeatConformance(new RedisUnderTest(redis));

    public sealed class History(SharedRedis redis) : HistoryConformance(new RedisUnderTest(redis));

    public sealed class Isolation(SharedRedis redis) : IsolationConformance(new RedisUnderTest(redis));

    public sealed class LateJoiner(SharedRedis redis) : LateJoinerConformance(new RedisUnderTest(redis));

    public sealed class Membership(SharedRedis redis) : MembershipConformance(new RedisUnderTest(redis));

    public sealed class Order(SharedRedis redis) : OrderConformance(new RedisUnderTest(redis));

    public sealed class Queue(SharedRedis redis) : QueueConformance(new RedisUnderTest(redis));

    public sealed class Retry(SharedRedis redis) : RetryConformance(new RedisUnderTest(redis));

    public sealed class Route(SharedRedis redis) : RouteConformance(new RedisUnderTest(redis));

    public sealed class Registry(SharedRedis redis) : RegistryConformance(new RedisUnderTest(redis));

    public sealed class Sharing(SharedRedis redis) : SharingConformance(new RedisUnderTest(redis));

    public sealed class Silence(SharedRedis redis) : SilenceConformance(new RedisUnderTest(redis));

    public sealed class Stop(SharedRedis redis) : StopConformance(new RedisUnderTest(redis));

    public sealed class Stranger(SharedRedis redis) : StrangerConformance(new RedisUnderTest(redis));

    public sealed class Validation(SharedRedis redis) : ValidationConformance(new RedisUnderTest(redis));
}
