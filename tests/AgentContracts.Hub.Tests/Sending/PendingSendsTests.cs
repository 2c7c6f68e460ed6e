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

    [Fact]
    public async Task What_a_frame_is_encoded_to_is_what_it_holds_now()
    {
        var (hub, broker) = await StartAsync("ticks", keepsFrames: false);
        var first = hub.Sender.SendAsync(new Tick(1), Cancel);
        var frame = broker.Open.Keys.Single();
        Assert.Equal(new Tick(1), MessageFrame.Read<Tick>(frame.Bytes.Span));
        broker.Answer(frame, PublishResult.Confirmed);
        await first;

        var second = hub.Sender.SendAsync(new Tick(2), Cancel);

        Assert.Same(frame, broker.Open.Keys.Single());
        Assert.Equal(new Tick(2), MessageFrame.Read<Tick>(frame.Bytes.Span));
        broker.Answer(frame, PublishResult.Confirmed);
        await second;
    }

    [Fact]
    public async Task The_frame_of_a_stream_is_not_written_anew()
    {
        var (hub, broker) = await StartAsync("jobs", keepsFrames: false);
        var first = hub.Sender.SendAsync(new Job(1), Cancel);
        var frame = broker.Open.Keys.Single();
        broker.Answer(frame, PublishResult.Confirmed);
        await first;

        var second = hub.Sender.SendAsync(new Job(2), Cancel);

        Assert.NotSame(frame, broker.Open.Keys.Single());
        broker.Answer(broker.Open.Keys.Single(), PublishResult.Confirmed);
        await second;
    }

    [Fact]
    public async Task What_was_tried_again_is_not_written_anew()
    {
        var (hub, broker) = await StartAsync("ticks", keepsFrames: false);
        var sending = hub.Sender.SendAsync(new Tick(1), Cancel);
        var first = broker.Open.Keys.Single();
        broker.Answer(first, PublishResult.Failed("away"));
        await _transport.ElapseUntilAsync(() => !broker.Open.IsEmpty);
        var again = broker.Open.Keys.Single();
        broker.Answer(again, PublishResult.Confirmed);
        await sending;

        var next = hub.Sender.SendAsync(new Tick(2), Cancel);

        var taken = broker.Open.Keys.Single();
        Assert.NotSame(first, taken);
        Assert.NotSame(again, taken);
        broker.Answer(broker.Open.Keys.Single(), PublishResult.Confirmed);
        await next;
    }

    [Fact]
    public async Task A_send_that_is_read_before_it_has_ended_says_what_to_do_and_is_nothing_to_the_next()
    {
        var (hub, broker) = await StartAsync("ticks");
        var early = hub.Sender.SendAsync(new Tick(1), Cancel);
        var frame = broker.Open.Keys.Single();
        var error = Assert.Throws<InvalidOperationException>(() => early.GetAwaiter().GetResult());
        Assert.Contains("AsTask()", error.Message, StringComparison.Ordinal);

        var next = hub.Sender.SendAsync(new Tick(2), Cancel);
        broker.Answer(frame, PublishResult.Confirmed);
        Assert.True(early.IsCompletedSuccessfully);
        Assert.False(next.IsCompleted);
        await early;
        broker.Answer(broker.Open.Keys.Single(), PublishResult.Confirmed);
        await next;
    }

    [Fact]
    public async Task A_receipt_that_is_read_twice_is_nothing_to_the_next_sends()
    {
        var (hub, broker) = await StartAsync("ticks");
        var first = hub.Sender.TrySendAsync(new Tick(1), Cancel);
        broker.Answer(broker.Open.Keys.Single(), PublishResult.Confirmed);
        await first;
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await first);

        List<(Frame Frame, ValueTask<SendReceipt> Sending)> later = [];
        for (var number = 2; number < 6; number++)
        {
            var known = broker.Open.Keys.ToHashSet();
            var sending = hub.Sender.TrySendAsync(new Tick(number), Cancel);
            later.Add((broker.Open.Keys.Single(frame => !known.Contains(frame)), sending));
            Assert.Throws<InvalidOperationException>(() => first.Result);
        }

        foreach (var (frame, sending) in later)
        {
            broker.Answer(frame, PublishResult.Confirmed);
            Assert.Equal(frame.Header.MessageId, (await sending).MessageId);
        }
    }

    [Fact]
    public async Task A_send_may_be_waited_for_as_a_task_as_often_as_one_likes()
    {
        var (hub, broker) = await StartAsync("ticks");
        var sending = hub.Sender.SendAsync(new Tick(1), Cancel).AsTask();
        broker.Answer(broker.Open.Keys.Single(), PublishResult.Confirmed);

        await sending;
        await sending;
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
