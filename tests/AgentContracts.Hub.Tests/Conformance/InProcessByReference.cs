using AgentContracts.Conformance;

namespace AgentContracts.Hub.Tests.Conformance;

/// <summary>The suite over the in-process transport as it is by default: messages that nobody can change travel as objects.</summary>
public static class InProcessByReference
{
    public sealed class Abandon() : AbandonConformance(new InProcessUnderTest(passByReference: true));

    public sealed class Age() : AgeConformance(new InProcessUnderTest(passByReference: true));

    public sealed class BackPressure() : BackPressureConformance(new InProcessUnderTest(passByReference: true));

    public sealed class Concurrency() : ConcurrencyConformance(new InProcessUnderTest(passByReference: true));

    public sealed class Context() : ContextConformance(new InProcessUnderTest(passByReference: true));

    public sealed class Emergency() : EmergencyConformance(new InProcessUnderTest(passByReference: true));

    public sealed class Failure() : FailureConformance(new InProcessUnderTest(passByReference: true));

    public sealed class HandlerSend() : HandlerSendConformance(new InProcessUnderTest(passByReference: true));

    public sealed class Heartbeat() : HeartbeatConformance(new InProcessUnderTest(passByReference: true));

    public sealed class History() : HistoryConformance(new InProcessUnderTest(passByReference: true));

    public sealed class Isolation() : IsolationConformance(new InProcessUnderTest(passByReference: true));

    public sealed class LateJoiner() : LateJoinerConformance(new InProcessUnderTest(passByReference: true));

    public sealed class Membership() : MembershipConformance(new InProcessUnderTest(passByReference: true));

    public sealed class Order() : OrderConformance(new InProcessUnderTest(passByReference: true));

    public sealed class Queue() : QueueConformance(new InProcessUnderTest(passByReference: true));

    public sealed class Retry() : RetryConformance(new InProcessUnderTest(passByReference: true));

    public sealed class Route() : RouteConformance(new InProcessUnderTest(passByReference: true));

    public sealed class Registry() : RegistryConformance(new InProcessUnderTest(passByReference: true));

    public sealed class Sharing() : SharingConformance(new InProcessUnderTest(passByReference: true));

    public sealed class Silence() : SilenceConformance(new InProcessUnderTest(passByReference: true));

    public sealed class Stop() : StopConformance(new InProcessUnderTest(passByReference: true));

    public sealed class Stranger() : StrangerConformance(new InProcessUnderTest(passByReference: true));

    public sealed class Validation() : ValidationConformance(new InProcessUnderTest(passByReference: true));
}
