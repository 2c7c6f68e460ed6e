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
        var (hub, broker) = await StartAsync("jobs");
        for (var round = 0; round < 3; round++)
        {
            var sends = Enumerable.Range(0, Many).Select(number => hub.Sender.TrySendAsync(new Job(number), Cancel).AsTask()).ToArray();
            Assert.Equal(Many, broker.Open.Count);
            HashSet<MessageId> refused = [];
            foreach (var frame in broker.Open.Keys)
            {
                var isRefused = frame.Header.MessageId.Number % 2 == 0;
                _ = isRefused && refused.Add(frame.Header.MessageId);
                broker.Answer(frame, isRefused ? PublishResult.Refused("no") : PublishResult.Confirmed);
            }

            var receipts = await Task.WhenAll(sends);

            Assert.Equal(Many / 2, refused.Count);
            Assert.Equal(refused, receipts.Where(static receipt => receipt.Routes.Single().Status == RouteStatus.Rejected).Select(static receipt => receipt.MessageId).ToHashSet());
            Assert.Equal(Many, receipts.DistinctBy(static receipt => receipt.MessageId).Count());
        }
    }

    [Fact]
    public async Task A_send_that_nobody_awaits_is_nothing_to_the_next()
    {
        var (hub, broker) = await StartAsync("jobs");
        _ = hub.Sender.TrySendAsync(new Job(1), Cancel);
        var abandoned = broker.Open.Keys.Single();
        broker.Answer(abandoned, PublishResult.Refused("no"));

        var next = hub.Sender.TrySendAsync(new Job(2), Cancel);
        broker.Answer(broker.Open.Keys.Single(), PublishResult.Confirmed);
        var receipt = await next;

        Assert.NotEqual(abandoned.Header.MessageId, receipt.MessageId);
        Assert.Equal(RouteStatus.Confirmed, receipt.Routes.Single().Status);
    }

    [Fact]
    public async Task A_refusal_reaches_who_awaits_a_send_without_a_receipt()
    {
        var (hub, broker) = await StartAsync("jobs");
        var sending = hub.Sender.SendAsync(new Job(1), Cancel);
        broker.Answer(broker.Open.Keys.Single(), PublishResult.Refused("no"));

        await Assert.ThrowsAsync<MessageNotSentException>(async () => await sending);
    }

    [Theory]
    [InlineData(false, RouteStatus.Confirmed, true)]
    [InlineData(true, RouteStatus.Confirmed, false)]
    [InlineData(false, RouteStatus.Unknown, false)]
    public async Task A_frame_is_written_anew_only_where_its_transport_has_done_with_it(bool keepsFrames, RouteStatus status, bool isWrittenAnew)
    {
        var (hub, broker) = await StartAsync("ticks", keepsFrames);
        var first = hub.Sender.SendAsync(new Tick(1), Cancel);
        var frame = (Frame<Tick>)broker.Open.Keys.Single();
        var second = hub.Sender.SendAsync(new Tick(2), Cancel);
        var waiting = (Frame<Tick>)broker.Open.Keys.Single(open => open != frame);
        broker.Answer(frame, new PublishResult(status));
        Assert.True(first.IsCompletedSuccessfully);

        var third = hub.Sender.SendAsync(new Tick(3), Cancel);

        Assert.Equal(isWrittenAnew, broker.Open.ContainsKey(frame));
        Assert.Equal(isWrittenAnew ? 3 : 1, frame.Message.Number);
        Assert.Equal(2, waiting.Message.Number);
        foreach (var open in broker.Open.Keys)
        {
            broker.Answer(open, PublishResult.Confirmed);
        }

        await second;
        await third;
    }

    private async Task<(TestHub Hub, HesitantTransport Broker)> StartAsync(string channel, bool keepsFrames = true)
    {
        HesitantTransport? broker = null;
        var hub = await _system.StartAsync(contracts => contracts
            .AddAgent<HardWorker>()
            .AddAgent<Planner>()
            .UseTransport(_ => broker = new HesitantTransport(new InProcessTransport(_transport.Broker), channel, keepsFrames)));
        return (hub, broker!);
    }
}
