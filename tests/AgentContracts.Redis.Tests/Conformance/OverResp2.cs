using AgentContracts.Conformance;
using AgentContracts.Redis.Tests.Harness;

namespace AgentContracts.Redis.Tests.Conformance;

/// <summary>The suite over Redis in the older of its protocols, which shapes replies differently and is what some proxies speak.</summary>
public static class OverResp2
{
    public sealed class Abandon(SharedRedis redis) : AbandonConformance(new RedisUnderTest(redis, ",protocol=resp2"));

    public sealed class Age(SharedRedis redis) : AgeConformance(new RedisUnderTest(redis, ",protocol=resp2"));

    public sealed class BackPressure(SharedRedis redis) : BackPressureConformance(new RedisUnderTest(redis, ",protocol=resp2"));

    public sealed class Concurrency(SharedRedis redis) : ConcurrencyConformance(new RedisUnderTest(redis, ",protocol=resp2"));

    public sealed class Context(SharedRedis redis) : ContextConformance(new RedisUnderTest(redis, ",protocol=resp2"));

    public sealed class Emergency(SharedRedis redis) : EmergencyConformance(new RedisUnderTest(redis, ",protocol=resp2"));

    public sealed class Failure(SharedRedis redis) : FailureConformance(new RedisUnderTest(redis, ",protocol=resp2"));

    public sealed class HandlerSend(SharedRedis redis) : HandlerSendConformance(new RedisUnderTest(redis, ",protocol=resp2"));

    public sealed class Heartbeat(SharedRedis redis) : HeartbeatConformance(new RedisUnderTest(redis, ",protocol=resp2"));

    public sealed class History(SharedRedis redis) : HistoryConformance(new RedisUnderTest(redis, ",protocol=resp2"));

    public sealed class Isolation(SharedRedis redis) : IsolationConformance(new RedisUnderTest(redis, ",protocol=resp2"));

    public sealed class LateJoiner(SharedRedis redis) : LateJoinerConformance(new RedisUnderTest(redis, ",protocol=resp2"));

    public sealed class Membership(SharedRedis redis) : MembershipConformance(new RedisUnderTest(redis, ",protocol=resp2"));

    public sealed class Order(SharedRedis redis) : OrderConformance(new RedisUnderTest(redis, ",protocol=resp2"));

    public sealed class Queue(SharedRedis redis) : QueueConformance(new RedisUnderTest(redis, ",protocol=resp2"));

    public sealed class Retry(SharedRedis redis) : RetryConformance(new RedisUnderTest(redis, ",protocol=resp2"));

    public sealed class Route(SharedRedis redis) : RouteConformance(new RedisUnderTest(redis, ",protocol=resp2"));

    public sealed class Registry(SharedRedis redis) : RegistryConformance(new RedisUnderTest(redis, ",protocol=resp2"));

    public sealed class Sharing(SharedRedis redis) : SharingConformance(new RedisUnderTest(redis, ",protocol=resp2"));

    public sealed class Silence(SharedRedis redis) : SilenceConformance(new RedisUnderTest(redis, ",protocol=resp2"));

    public sealed class Stop(SharedRedis redis) : StopConformance(new RedisUnderTest(redis, ",protocol=resp2"));

    public sealed class Stranger(SharedRedis redis) : StrangerConformance(new RedisUnderTest(redis, ",protocol=resp2"));

    public sealed class Validation(SharedRedis redis) : ValidationConformance(new RedisUnderTest(redis, ",protocol=resp2"));
}
