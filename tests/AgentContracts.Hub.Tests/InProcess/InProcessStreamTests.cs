using System.Globalization;
using AgentContracts.Hub.InProcess;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Tests.Conformance;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Tests.InProcess;

public sealed class InProcessStreamTests
{
    private readonly ManualClock _clock = new();
    private readonly InProcessStream _stream;

    public InProcessStreamTests()
    {
        _stream = new InProcessStream("jobs", _clock);
        _stream.CreateGroup("worker");
    }

    [Fact]
    public async Task A_sender_that_gives_up_lets_one_through_that_needs_less_room()
    {
        await AppendAsync(1, bound: 1);
        using var impatience = new CancellationTokenSource();
        var modest = AppendAsync(2, bound: 1, impatience);
        var generous = AppendAsync(3, bound: 10);
        Assert.False(generous.IsCompleted);

        await impatience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => modest);
        Assert.Equal(PublishResult.Confirmed, await generous);
    }

    [Fact]
    public async Task A_sender_that_is_refused_lets_one_through_that_needs_less_room()
    {
        await AppendAsync(1, bound: 1);
        var modest = AppendAsync(2, bound: 1);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        var generous = AppendAsync(3, bound: 10);

        _clock.Advance(TimeSpan.FromSeconds(1) - TimeSpan.FromMilliseconds(1));

        Assert.Equal(RouteStatus.Rejected, (await modest).Status);
        Assert.Equal(PublishResult.Confirmed, await generous);
    }

    [Fact]
    public async Task Without_a_group_nobody_receives() =>
        Assert.Equal(
            PublishResult.NoReceivers,
            await new InProcessStream("jobs", _clock).AppendAsync(Delivery(1), new StreamAdmission(1, Overflow.Reject, _clock.GetUtcNow(), TimeSpan.MaxValue), new TransportContext(), CancellationToken.None));

    [Fact]
    public async Task A_consumer_that_stopped_is_given_nothing_and_makes_no_room()
    {
        var sink = new ListSink();
        var consumer = _stream.Consume("worker", sink);
        await consumer.StopAsync();

        await AppendAsync(1, bound: 1);
        var refused = AppendAsync(2, bound: 1, overflow: Overflow.DropOldest);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(RouteStatus.Rejected, (await refused).Status);
        Assert.Empty(sink.Accepted);
        Assert.Equal(0, sink.EvictedCount);
    }

    [Fact]
    public async Task What_a_consumer_lets_go_of_is_offered_again_in_order_and_before_what_came_later()
    {
        var first = new ListSink();
        var consumer = _stream.Consume("worker", first);
        for (var number = 1; number <= 3; number++)
        {
            await AppendAsync(number, bound: 10);
        }

        _stream.Acknowledge((InProcessEntry)first.Accepted[1].Entry!);
        await consumer.StopAsync();
        await AppendAsync(4, bound: 10);
        await consumer.DisposeAsync();
        var second = new ListSink();
        _stream.Consume("worker", second);

        Assert.Equal(["1 again", "3 again", "4"], second.Texts);
    }

    [Fact]
    public async Task An_acknowledgement_of_what_was_let_go_of_does_nothing()
    {
        var first = new ListSink();
        var consumer = _stream.Consume("worker", first);
        await AppendAsync(1, bound: 10);
        await consumer.DisposeAsync();

        _stream.Acknowledge((InProcessEntry)first.Accepted[0].Entry!);
        var second = new ListSink();
        _stream.Consume("worker", second);

        Assert.Equal(["1 again"], second.Texts);
    }

    [Fact]
    public async Task A_message_on_its_way_is_work_until_it_is_there()
    {
        var activity = new HubActivity();
        var sink = new SlowSink();
        _stream.Consume("worker", sink);

        await AppendAsync(1, bound: 10, activity: activity);
        await AppendAsync(2, bound: 10, activity: activity);
        Assert.False(activity.IsQuiet);
        sink.Room.SetResult();

        await activity.WhenQuietAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, sink.Count);
    }

    [Fact]
    public async Task A_message_that_waits_behind_one_on_its_way_is_work_too()
    {
        var activity = new HubActivity();
        _stream.Consume("worker", new SlowSink());

        await AppendAsync(1, bound: 10);
        await AppendAsync(2, bound: 10, activity: activity);

        Assert.False(activity.IsQuiet);
    }

    [Fact]
    public async Task A_message_that_made_room_is_no_longer_work()
    {
        var activity = new HubActivity();
        var sink = new SlowSink();
        _stream.Consume("worker", sink);

        await AppendAsync(1, bound: 2);
        await AppendAsync(2, bound: 2, activity: activity);
        await AppendAsync(3, bound: 2, overflow: Overflow.DropOldest);

        Assert.True(activity.IsQuiet);
        Assert.Equal(1, sink.EvictedCount);
    }

    [Fact]
    public async Task A_message_that_nobody_comes_for_is_no_longer_work()
    {
        var activity = new HubActivity();
        var sink = new SlowSink();
        var consumer = _stream.Consume("worker", sink);
        await AppendAsync(1, bound: 10);
        await AppendAsync(2, bound: 10, activity: activity);

        var stop = consumer.StopAsync();
        sink.Room.SetResult();
        await stop;
        Assert.False(activity.IsQuiet);
        await consumer.DisposeAsync();

        Assert.True(activity.IsQuiet);
    }

    private Task<PublishResult> AppendAsync(int number, int bound, CancellationTokenSource? impatience = null, Overflow overflow = Overflow.Reject, HubActivity? activity = null) =>
        _stream.AppendAsync(Delivery(number), new StreamAdmission(bound, overflow, _clock.GetUtcNow() + TimeSpan.FromSeconds(1), TimeSpan.MaxValue), new TransportContext { Activity = activity ?? new HubActivity() }, impatience?.Token ?? CancellationToken.None).AsTask();

    private static DeliveredFrame Delivery(int number) => new() { Bytes = new[] { (byte)number } };

    private sealed class ListSink : IDeliverySink
    {
        public List<DeliveredFrame> Accepted { get; } = [];

        public int EvictedCount { get; private set; }

        public IEnumerable<string> Texts =>
            Accepted.Select(static frame => frame.Bytes.Span[0].ToString(CultureInfo.InvariantCulture) + (frame.Redelivered ? " again" : ""));

        public ValueTask AcceptAsync(DeliveredFrame delivery)
        {
            Accepted.Add(delivery);
            return ValueTask.CompletedTask;
        }

        public bool MakeRoom() => false;

        public void Evicted(DeliveredFrame delivery) => EvictedCount++;

        public void Tail(string sender, long last, ReadOnlySpan<long> refused)
        {
        }
    }

    private sealed class SlowSink : IDeliverySink
    {
        public TaskCompletionSource Room { get; } = new();

        public int Count { get; private set; }

        public int EvictedCount { get; private set; }

        public async ValueTask AcceptAsync(DeliveredFrame delivery)
        {
            await Room.Task;
            Count++;
        }

        public bool MakeRoom() => false;

        public void Evicted(DeliveredFrame delivery) => EvictedCount++;

        public void Tail(string sender, long last, ReadOnlySpan<long> refused)
        {
        }
    }
}
