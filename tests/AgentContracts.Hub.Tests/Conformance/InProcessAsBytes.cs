using AgentContracts.Conformance;

namespace AgentContracts.Hub.Tests.Conformance;

/// <summary>The suite over the in-process transport with every message encoded, as over a server.</summary>
public static class InProcessAsBytes
{
    public sealed class Abandon() : AbandonConformance(new InProcessUnderTest(passByReference: false));

    public sealed class Age() : AgeConformance(new InProcessUnderTest(passByReference: false));

    public sealed class BackPressure() : BackPressureConformance(new InProcessUnderTest(passByReference: false));

    public sealed class Concurrency() : ConcurrencyConformance(new InProcessUnderTest(passByReference: false));

    public sealed class Context() : ContextConformance(new InProcessUnderTest(passByReference: false));

    public sealed class Emergency() : EmergencyConformance(new InProcessUnderTest(passByReference: false));

    public sealed class Failure() : FailureConformance(new InProcessUnderTest(passByReference: false));

    public sealed class HandlerSend() : HandlerSendConformance(new InProcessUnderTest(passByReference: false));

    public sealed class Heartbeat() : HeartbeatConformance(new InProcessUnderTest(passByReference: false));

    public sealed class History() : HistoryConformance(new InProcessUnderTest(passByReference: false));

    public sealed class Isolation() : IsolationConformance(new InProcessUnderTest(passByReference: false));

    public sealed class LateJoiner() : LateJoinerConformance(new InProcessUnderTest(passByReference: false));

    public sealed class Membership() : MembershipConformance(new InProcessUnderTest(passByReference: false));

    public sealed class Order() : OrderConformance(new InProcessUnderTest(passByReference: false));

    public sealed class Queue() : QueueConformance(new InProcessUnderTest(passByReference: false));

    public sealed class Retry() : RetryConformance(new InProcessUnderTest(passByReference: false));

    public sealed class Route() : RouteConformance(new InProcessUnderTest(passByReference: false));

    public sealed class Registry() : RegistryConformance(new InProcessUnderTest(passByReference: false));

    public sealed class Sharing() : SharingConformance(new InProcessUnderTest(passByReference: false));

    public sealed class Silence() : SilenceConformance(new InProcessUnderTest(passByReference: false));

    public sealed class Stop() : StopConformance(new InProcessUnderTest(passByReference: false));

    public sealed class Stranger() : StrangerConformance(new InProcessUnderTest(passByReference: false));

    public sealed class Validation() : ValidationConformance(new InProcessUnderTest(passByReference: false));
}
