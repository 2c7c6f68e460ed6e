using AgentContracts.Conformance.Messages;
using AgentContracts.Hub.InProcess;
using AgentContracts.Hub.Sending;
using AgentContracts.Hub.Telemetry;
using AgentContracts.Hub.Tests.Receiving;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Tests.Telemetry;

/// <summary>What nobody listens to costs nothing. A listener hears all hubs of the process, so nothing that has one may run beside this.</summary>
[Collection(nameof(TracingTests))]
public sealed class UnobservedTests : IDisposable
{
    private const int Times = 1_000;

    private readonly HubMeter _meter = new();
    private readonly TrafficInstruments _instruments;

    public UnobservedTests() => _instruments = new TrafficInstruments(_meter, new InProcessTransport(new InProcessBroker(TimeProvider.System)));

    public void Dispose() => _meter.Dispose();

    [Fact]
    public void A_send_allocates_nothing_for_being_observed()
    {
        var telemetry = new SendTelemetry(_instruments);
        var plan = new RoutePlan(MessageInfo.Of<Job>());
        var sending = new Hub.Sending.Sending(new Frame<Job>(new TestMailbox().Copy(1).Header, new Job(1)), plan);

        Assert.Equal(0, AllocatedBy(() =>
        {
            sending.Observe(plan.Steps[0], telemetry);
            sending.TraceOf(plan.Steps[0])?.End("jobs", PublishResult.Confirmed);
            sending.EndTraces(PublishResult.Confirmed);
            _ = HubTracing.TraceParent("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        }));
    }

    [Fact]
    public void A_handler_call_allocates_nothing_for_being_observed()
    {
        var telemetry = new HandlerTelemetry(_instruments, "worker", TraceRelation.Parent);
        var copy = new TestMailbox().Copy(1);

        Assert.Equal(0, AllocatedBy(() =>
        {
            telemetry.Begin(copy);
            telemetry.HandlerBegins();
            telemetry.End(isInvalid: false, failure: null);
        }));
    }

    private static long AllocatedBy(Action work)
    {
        work();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var time = 0; time < Times; time++)
        {
            work();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
