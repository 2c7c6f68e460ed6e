using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Messages;
using AgentContracts.Hub.InProcess;
using AgentContracts.Hub.Tests.Conformance;
using AgentContracts.Hub.Tests.Transport;
using AgentContracts.Hub.Transport;
using HardWorker = AgentContracts.Conformance.Agents.Worker;

namespace AgentContracts.Hub.Tests.Sending;

/// <summary>What waits for a server's answer is used again by later sends.</summary>
public sealed class PendingSendsTests : IAsyncDisposable
{
    private const int Many = 64;

    private readonly InProcessUnderTest _transport = new(passByReference: true);
    private readonly TestSystem _system;

    public PendingSendsTests() => _system = new TestSystem(_transport);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _system.DisposeAsync();
        await _transport.DisposeAsync();
    }

    [Fact]
    public async Task Sends_that_are_under_way_at_once_get_the_answers_that_are_theirs()
    {
        var (hub, broker) = await StartAsync();
        for (var round = 0; round < 3; round++)
        {
            var sends = Enumerable.Range(0, Many).Select(number => hub.Sender.TrySendAsync(new Job(number), Cancel).AsTask()).ToArray();
            Assert.Equal(Many, broker.Open.Count);
            var refused = broker.Open.Keys.Where(static (_, i) => i % 2 == 0).ToHashSet();
            foreach (var (id, answer) in broker.Open)
            {
                answer.SetResult(refused.Contains(id) ? PublishResult.Refused("no") : PublishResult.Confirmed);
            }

            broker.Open.Clear();
            var receipts = await Task.WhenAll(sends);

            Assert.Equal(refused, receipts.Where(static receipt => receipt.Routes.Single().Status == RouteStatus.Rejected).Select(static receipt => receipt.MessageId).ToHashSet());
            Assert.Equal(Many, receipts.DistinctBy(static receipt => receipt.MessageId).Count());
        }
    }

    [Fact]
    public async Task A_send_that_nobody_awaits_is_nothing_to_the_next()
    {
        var (hub, broker) = await StartAsync();
        _ = hub.Sender.TrySendAsync(new Job(1), Cancel);
        var (abandoned, answer) = broker.Open.Single();
        answer.SetResult(PublishResult.Refused("no"));
        broker.Open.Clear();

        var next = hub.Sender.TrySendAsync(new Job(2), Cancel);
        broker.Open.Single().Value.SetResult(PublishResult.Confirmed);
        var receipt = await next;

        Assert.NotEqual(abandoned, receipt.MessageId);
        Assert.Equal(RouteStatus.Confirmed, receipt.Routes.Single().Status);
    }

    [Fact]
    public async Task A_refusal_reaches_who_awaits_a_send_without_a_receipt()
    {
        var (hub, broker) = await StartAsync();
        var sending = hub.Sender.SendAsync(new Job(1), Cancel);
        broker.Open.Single().Value.SetResult(PublishResult.Refused("no"));

        await Assert.ThrowsAsync<MessageNotSentException>(async () => await sending);
    }

    private async Task<(TestHub Hub, HesitantTransport Broker)> StartAsync()
    {
        HesitantTransport? broker = null;
        var hub = await _system.StartAsync(contracts => contracts
            .AddAgent<HardWorker>()
            .AddAgent<Planner>()
            .UseTransport(_ => broker = new HesitantTransport(new InProcessTransport(_transport.Broker), "jobs")));
        return (hub, broker!);
    }
}
