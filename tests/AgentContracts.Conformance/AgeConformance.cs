using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;

namespace AgentContracts.Conformance;

/// <summary>What is older than its tier or the message itself allows is not handled, or handled late where the tier says so.</summary>
public abstract class AgeConformance(TransportUnderTest transport) : ConformanceTest(transport)
{
    [Theory]
    [InlineData(Delivery.AtLeastOnce)]
    [InlineData(Delivery.AtMostOnce)]
    public async Task What_arrives_too_old_is_counted_expired(Delivery delivery)
    {
        var hub = await StartAsync<Reader>();
        var frame = new ForeignFrame { Type = delivery == Delivery.AtLeastOnce ? "post" : "flyer", SentAt = Clock.GetUtcNow() - TimeSpan.FromSeconds(31) };

        await SendForeignAsync<Board>(delivery, frame.ToBytes());
        await SendForeignAsync<Board>(delivery, (frame with { SentAt = Clock.GetUtcNow(), Id = Guid.NewGuid().ToString("N"), Members = "\"number\": 2" }).ToBytes());

        await Eventually.TrueAsync(() => Row<Board, Reader>() is { Handled: 1, InFlight: 0 });
        Assert.Equal([2], Script.Numbers);
        Assert.Equal(new Figures(Received: 2, Handled: 1, Expired: 1), Figures.Of(hub.Row<Board, Reader>()));
    }

    [Fact]
    public async Task What_becomes_too_old_while_it_waits_is_counted_expired()
    {
        var hub = await StartAsync<Planner>();
        var gate = Script.Hold<Moment>(static moment => moment.Number == 1);
        await hub.Sender.SendAsync(new Moment(1), Cancel);
        await hub.Sender.SendAsync(new Moment(2), Cancel);
        await Eventually.TrueAsync(() => gate.Waiting == 1 && Row<Brief, Planner>().Queued == 1);

        await ElapseAsync(TimeSpan.FromMilliseconds(600));
        gate.Open();

        await Eventually.TrueAsync(() => Row<Brief, Planner>() is { Received: 2, InFlight: 0, Lag: 0 });
        Assert.Equal([1], Script.Numbers);
        Assert.Equal(new Figures(Received: 2, Handled: 1, Expired: 1), Figures.Of(Row<Brief, Planner>()));
    }

    [Fact]
    public async Task What_expired_on_a_stream_is_finished()
    {
        var first = await StartAsync<Worker>();
        await SendForeignAsync<Jobs>(Delivery.AtLeastOnce, new ForeignFrame { Type = "job", SentAt = Clock.GetUtcNow() - TimeSpan.FromMinutes(1) }.ToBytes());
        await Eventually.TrueAsync(() => Row<Jobs, Worker>().Expired == 1);
        await first.StopAsync(Cancel);

        var second = await StartAsync<Worker>();
        await second.Sender.SendAsync(new Job(2), Cancel);

        await Eventually.TrueAsync(() => second.Row<Jobs, Worker>() is { Handled: 1, InFlight: 0 });
        Assert.Equal(new Figures(Received: 1, Handled: 1), Figures.Of(second.Row<Jobs, Worker>()));
    }

    [Fact]
    public async Task A_strategic_message_is_handled_late_and_says_so()
    {
        var hub = await StartAsync<Planner>();
        var gate = Script.Hold<Plan>(static plan => plan.Number == 1);
        await hub.Sender.SendAsync(new Plan(1), Cancel);
        await hub.Sender.SendAsync(new Plan(2), Cancel);
        await Eventually.TrueAsync(() => gate.Waiting == 1 && Row<Plans, Planner>().Queued == 1);

        await ElapseAsync(TimeSpan.FromMilliseconds(600));
        gate.Open();

        await Eventually.TrueAsync(() => Row<Plans, Planner>() is { Received: 2, InFlight: 0, Lag: 0 });
        Assert.Equal([(1, false), (2, true)], Script.Handled.Select(static performance => (performance.Number, performance.Late)));
        Assert.Equal(new Figures(Received: 2, Handled: 2, Late: 1), Figures.Of(Row<Plans, Planner>()));
    }

    [Fact]
    public async Task A_message_that_says_when_it_expires_is_not_handled_after_that()
    {
        var hub = await StartAsync<Porter>();
        var gate = Script.Hold<Errand>(static errand => errand.Number == 1);
        await hub.Sender.SendAsync(new Errand(1), Cancel);
        await hub.Sender.SendAsync(new Errand(2, In(TimeSpan.FromMilliseconds(400))), Cancel);
        await Eventually.TrueAsync(() => gate.Waiting == 1 && Row<Narrow, Porter>().Queued == 1);

        await ElapseAsync(TimeSpan.FromMilliseconds(500));
        gate.Open();

        await Eventually.TrueAsync(() => Row<Narrow, Porter>() is { Received: 2, InFlight: 0, Lag: 0 });
        Assert.Equal(new Figures(Received: 2, Handled: 1, Expired: 1), Figures.Of(Row<Narrow, Porter>()));
    }

    [Theory]
    [InlineData(long.MinValue, false)]
    [InlineData(long.MaxValue, true)]
    public async Task A_message_may_expire_before_or_after_any_time_that_a_header_can_carry(long expires, bool isHandled)
    {
        var hub = await StartAsync<Porter>();

        await hub.Sender.SendAsync(new Errand(1, expires), Cancel);

        await Eventually.TrueAsync(() => Row<Narrow, Porter>() is { Received: 1, InFlight: 0, Lag: 0 });
        Assert.Equal(isHandled ? new Figures(Received: 1, Handled: 1) : new Figures(Received: 1, Expired: 1), Figures.Of(Row<Narrow, Porter>()));
    }

    [Fact]
    public async Task A_message_that_expires_later_than_its_tier_allows_expires_with_its_tier()
    {
        await StartAsync<Worker>();
        var inAnHour = (Clock.GetUtcNow() + TimeSpan.FromHours(1) - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

        await SendForeignAsync<Jobs>(
            Delivery.AtLeastOnce,
            new ForeignFrame { Type = "job", SentAt = Clock.GetUtcNow() - TimeSpan.FromMinutes(1), Members = $"\"number\": 1, \"_expires\": {inAnHour}" }.ToBytes());

        await Eventually.TrueAsync(() => Row<Jobs, Worker>().Expired == 1);
        Assert.Empty(Script.Performances);
    }

    private long In(TimeSpan time) => (Clock.GetUtcNow() + time).ToUnixTimeMilliseconds();
}
