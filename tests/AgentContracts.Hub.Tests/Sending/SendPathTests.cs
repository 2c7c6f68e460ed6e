using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Messages;
using AgentContracts.Hub.InProcess;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Tests.Conformance;
using AgentContracts.Hub.Tests.Transport;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.DependencyInjection;
using HardWorker = AgentContracts.Conformance.Agents.Worker;

namespace AgentContracts.Hub.Tests.Sending;

/// <summary>What a send on one route does after its first attempt.</summary>
public sealed class SendPathTests : IAsyncDisposable
{
    private static readonly PublishResult Failed = PublishResult.Failed("away");
    private static readonly PublishResult Unknown = new(RouteStatus.Unknown, "no answer", IsTransient: true);

    private readonly InProcessUnderTest _transport = new(passByReference: true);
    private readonly TestSystem _system;

    public SendPathTests() => _system = new TestSystem(_transport);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _system.DisposeAsync();
        await _transport.DisposeAsync();
    }

    [Fact]
    public async Task A_probe_that_closes_the_circuit_counts_once()
    {
        var (hub, broker) = await StartAsync(retries: 0);
        await SendAsync(Failed, Failed, Failed);
        Assert.Equal(CircuitStatus.Open, StatusOfJobs());

        await _transport.ElapseAsync(TimeSpan.FromMilliseconds(150));
        await SendAsync(PublishResult.Confirmed);
        Assert.Equal(CircuitStatus.Closed, StatusOfJobs());

        // Three of four: a probe that counted twice would make it three of five.
        await SendAsync(PublishResult.Confirmed, Failed, Failed, Failed);
        Assert.Equal(CircuitStatus.Open, StatusOfJobs());

        CircuitStatus StatusOfJobs() => hub.Snapshot.Channels.Single(static channel => channel.Name == "jobs").Circuit;

        async Task SendAsync(params PublishResult[] answers)
        {
            foreach (var answer in answers)
            {
                broker.Answers.Enqueue(answer);
                var receipt = await hub.Sender.TrySendAsync(new Job(1), Cancel);
                Assert.Equal(answer.Status, receipt.Routes[0].Status);
            }
        }
    }

    [Fact]
    public async Task What_will_never_fit_is_tried_once()
    {
        var (hub, broker) = await StartAsync(retries: 5);
        broker.Answers.Enqueue(PublishResult.TooLong(10, 5));

        var receipt = await hub.Sender.TrySendAsync(new Job(1), Cancel);

        Assert.Equal((RouteStatus.Rejected, 1), (receipt.Routes[0].Status, broker.Attempts));
    }

    [Fact]
    public async Task What_may_have_arrived_is_settled_in_a_handler_as_it_is_outside()
    {
        var (hub, broker) = await StartAsync(retries: 5);
        SendReceipt? receipt = null;
        _system.Script.When<Moment>(async (_, _) => receipt = await hub.Sender.TrySendAsync(new Job(1), Cancel));
        foreach (var answer in (PublishResult[])[Unknown, Unknown, Unknown, Unknown, PublishResult.Confirmed])
        {
            broker.Answers.Enqueue(answer);
        }

        await hub.Sender.SendAsync(new Moment(1), Cancel);
        await _transport.ElapseUntilAsync(() => receipt is not null);

        Assert.Equal((RouteStatus.Confirmed, 5), (receipt!.Value.Routes[0].Status, broker.Attempts));
    }

    [Fact]
    public async Task Work_that_a_failed_attempt_left_behind_is_not_part_of_its_retry()
    {
        var (hub, _) = await StartAsync(retries: 5);
        var (go, retried, end) = (new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource());
        var left = Task.CompletedTask;
        _system.Script.When<Job>(async (cue, _) =>
        {
            if (cue.Performance.Attempt == 1)
            {
                left = Task.Run(SendLaterAsync, Cancel);
                throw new ScriptedException();
            }

            retried.SetResult();
            await end.Task;
        });

        await hub.Sender.SendAsync(new Job(1), Cancel);
        await _transport.ElapseUntilAsync(() => retried.Task.IsCompleted);
        go.SetResult();
        await left;
        await Eventually.TrueAsync(() => _system.Script.Performances.Any(static performance => performance.Message is Moment));
        end.SetResult();

        Assert.True(_system.Script.Performances.Single(static performance => performance.Message is Moment).Header.Causation.IsNone);

        async Task SendLaterAsync()
        {
            await go.Task;
            await hub.Sender.SendAsync(new Moment(7), Cancel);
        }
    }

    private async Task<(TestHub Hub, ScriptedTransport Broker)> StartAsync(int retries)
    {
        ScriptedTransport? broker = null;
        var hub = await _system.StartAsync(contracts => contracts
            .AddAgent<HardWorker>()
            .AddAgent<Planner>()
            .UseTransport(_ => broker = new ScriptedTransport(new InProcessTransport(_transport.Broker), "jobs"))
            .Configure(options => options.Channels["jobs"] = new() { Retries = retries }));
        return (hub, broker!);
    }
}
