using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Conformance;

/// <summary>A channel that cannot be sent to is left alone for a while, its fallback carries what it cannot, and people hear of it.</summary>
public abstract class FailureConformance(TransportUnderTest transport) : ConformanceTest(transport)
{
    private static readonly PublishResult Denied = PublishResult.Unusable("no right to it");

    private readonly Sabotage _sabotage = new();

    [Fact]
    public async Task What_its_channel_cannot_carry_its_fallback_does_and_the_receipt_says_so()
    {
        var hub = await StartWithSabotageAsync(static contracts => contracts.AddAgent<Postman>());
        _sabotage.Break<Main>(Denied);

        var receipt = await hub.Sender.TrySendAsync(new Letter(1), Cancel);

        Assert.Equal(new RouteReceipt("main", Delivery.AtLeastOnce, RouteStatus.Confirmed) { CarriedBy = "reserve" }, Assert.Single(receipt.Routes));
        await Eventually.TrueAsync(() => Row<Reserve, Postman>() is { Handled: 1, InFlight: 0 });
        var performance = Assert.Single(Script.Handled);
        Assert.Equal(("reserve", "main", receipt.MessageId, false), (performance.Channel, performance.Header.FallbackFor, performance.Header.MessageId, performance.Redelivered));
        Assert.Equal((0, 0, 1), (Channel(hub, "main").Sent, Channel(hub, "main").NotSent, Channel(hub, "main").FellBack));
        Assert.Equal((1, 0), (Channel(hub, "reserve").Sent, Channel(hub, "reserve").FellBack));
    }

    [Fact]
    public async Task A_message_keeps_its_own_delivery_on_the_fallback()
    {
        var hub = await StartWithSabotageAsync(static contracts => contracts.AddAgent<Postman>());
        _sabotage.Break<Main>(Denied);

        var receipt = await hub.Sender.TrySendAsync(new Leaflet(1), Cancel);

        Assert.Equal(new RouteReceipt("main", Delivery.AtMostOnce, RouteStatus.Confirmed) { CarriedBy = "reserve" }, Assert.Single(receipt.Routes));
        await Eventually.TrueAsync(() => Row<Reserve, Postman>() is { Handled: 1, InFlight: 0 });
    }

    [Fact]
    public async Task Of_what_is_sent_at_most_once_the_fallback_carries_nothing_that_may_have_arrived()
    {
        var hub = await StartWithSabotageAsync(static contracts => contracts.AddAgent<Postman>());
        _sabotage.Break<Main>(new PublishResult(RouteStatus.Unknown, "no answer", IsTransient: true));

        var send = hub.Sender.TrySendAsync(new Leaflet(1), Cancel).AsTask();
        await ElapseUntilAsync(() => send.IsCompleted);

        Assert.Equal((RouteStatus.Unknown, null), (Assert.Single((await send).Routes).Status, Assert.Single((await send).Routes).CarriedBy));
        Assert.Equal(0, _sabotage.AttemptsOn<Reserve>());
    }

    [Fact]
    public async Task The_fallback_carries_only_what_the_channel_s_retries_did_not()
    {
        var hub = await StartWithSabotageAsync(static contracts => contracts.AddAgent<Postman>());
        _sabotage.Break<Main>(PublishResult.Failed("the broker is away"));

        var send = hub.Sender.TrySendAsync(new Letter(1), Cancel).AsTask();
        await ElapseUntilAsync(() => send.IsCompleted);

        Assert.Equal("reserve", Assert.Single((await send).Routes).CarriedBy);
        Assert.Equal(3, _sabotage.AttemptsOn<Main>());
        await Eventually.TrueAsync(() => Row<Reserve, Postman>() is { Handled: 1, InFlight: 0 });
    }

    [Fact]
    public async Task What_may_have_arrived_says_so_when_the_fallback_carries_it()
    {
        var hub = await StartWithSabotageAsync(static contracts => contracts.AddAgent<Postman>());
        _sabotage.Break<Main>(new PublishResult(RouteStatus.Unknown, "no answer", IsTransient: true));

        var send = hub.Sender.TrySendAsync(new Letter(1), Cancel).AsTask();
        await ElapseUntilAsync(() => send.IsCompleted);

        Assert.Equal("reserve", Assert.Single((await send).Routes).CarriedBy);
        await Eventually.TrueAsync(() => Script.Handled.Count == 1);
        Assert.True(Script.Handled[0].Redelivered);
    }

    [Fact]
    public async Task Once_a_channel_works_again_it_carries_its_messages_itself_and_none_is_handled_twice()
    {
        var hub = await StartWithSabotageAsync(static contracts => contracts.AddAgent<Postman>());
        _sabotage.Break<Main>(Denied);
        var number = 0;
        while (number < 10)
        {
            Assert.Equal("reserve", Assert.Single((await hub.Sender.TrySendAsync(new Letter(++number), Cancel)).Routes).CarriedBy);
        }

        Assert.NotEqual(CircuitStatus.Closed, Channel(hub, "main").Circuit);
        _sabotage.Mend<Main>();
        string? carrier;
        do
        {
            await ElapseAsync(TimeSpan.FromMilliseconds(20));
            carrier = Assert.Single((await hub.Sender.TrySendAsync(new Letter(++number), Cancel)).Routes).CarriedBy;
        }
        while (carrier is not null);

        await Eventually.TrueAsync(() => Script.Handled.Count == number);
        Assert.Equal(Enumerable.Range(1, number), Script.Numbers.Order());
        Assert.Equal((CircuitStatus.Closed, 1), (Channel(hub, "main").Circuit, Row<Main, Postman>().Received));
    }

    [Fact]
    public async Task A_publish_that_failed_is_not_counted_lost()
    {
        var hub = await StartWithSabotageAsync(static contracts => contracts.AddAgent<Watcher>());
        await hub.Sender.SendAsync(new Tick(1), Cancel);
        _sabotage.Break<Ticks>(Denied);
        for (var number = 2; number <= 6; number++)
        {
            Assert.False((await hub.Sender.TrySendAsync(new Tick(number), Cancel)).Confirmed);
        }

        _sabotage.Mend<Ticks>();
        await ElapseAsync(TimeSpan.FromMilliseconds(200));
        Assert.True((await hub.Sender.TrySendAsync(new Tick(7), Cancel)).Confirmed);

        await Eventually.TrueAsync(() => Script.Handled.Count == 2);
        Assert.Equal((2, 0, 0), (Row<Ticks, Watcher>().Received, Row<Ticks, Watcher>().Lost, Row<Ticks, Watcher>().Reordered));
    }

    [Fact]
    public async Task A_message_with_several_routes_takes_the_others_while_one_falls_back_to_nothing()
    {
        var hub = await StartWithSabotageAsync(static contracts => contracts.AddAgent<Foreman>());
        _sabotage.Break<Jobs>(Denied);

        for (var number = 1; number <= 5; number++)
        {
            var receipt = await hub.Sender.TrySendAsync(new Trade(number), Cancel);
            Assert.Equal([RouteStatus.Rejected, RouteStatus.Confirmed], receipt.Routes.Select(static route => route.Status));
        }

        // The copy on the route that was refused is none: that of the other counts.
        await Eventually.TrueAsync(() => Row<JobsAudit, Foreman>() is { Handled: 5, InFlight: 0 });
    }

    [Fact]
    public async Task A_route_that_fails_does_not_hold_up_those_behind_it()
    {
        var hub = await StartWithSabotageAsync(static contracts => contracts.AddAgent<Auditor>());
        _sabotage.Break<Jobs>(PublishResult.Failed("the broker is away"));

        var send = hub.Sender.TrySendAsync(new Trade(1), Cancel).AsTask();
        await Eventually.TrueAsync(() => _sabotage.AttemptsOn<JobsAudit>() == 1);

        await ElapseUntilAsync(() => send.IsCompleted);
        Assert.Equal([RouteStatus.Rejected, RouteStatus.Confirmed], (await send).Routes.Select(static route => route.Status));
        Assert.Equal(3, _sabotage.AttemptsOn<Jobs>());
        await Eventually.TrueAsync(() => Row<JobsAudit, Auditor>() is { Handled: 1, InFlight: 0 });
    }

    [Fact]
    public async Task A_message_that_may_have_arrived_on_one_route_is_a_duplicate_on_the_next()
    {
        var hub = await StartWithSabotageAsync(static contracts => contracts.AddAgent<Foreman>());
        _sabotage.Break<Jobs>(new PublishResult(RouteStatus.Unknown, "no answer", IsTransient: true));

        var send = hub.Sender.TrySendAsync(new Trade(1), Cancel).AsTask();
        await ElapseUntilAsync(() => send.IsCompleted);

        Assert.Equal([RouteStatus.Unknown, RouteStatus.Confirmed], (await send).Routes.Select(static route => route.Status));
        await Eventually.TrueAsync(() => Row<JobsAudit, Foreman>() is { Duplicate: 1, InFlight: 0 });
    }

    [Fact]
    public async Task No_circuit_holds_an_emergency()
    {
        var hub = await StartWithSabotageAsync(static contracts => contracts.AddAgent<Auditor>().AddAgent<Nurse>());
        _sabotage.Break<JobsAudit>(Denied);
        for (var number = 1; number <= 5; number++)
        {
            Assert.False((await hub.Sender.TrySendAsync(new Trade(number), Cancel)).Confirmed);
        }

        _sabotage.Mend<JobsAudit>();
        var receipt = await hub.Sender.TrySendAsync(new Evacuation(7), Cancel);

        Assert.All(receipt.Routes, static route => Assert.Equal(RouteStatus.Confirmed, route.Status));
        await Eventually.TrueAsync(() => Script.Handled.Count(static performance => performance.Message is Evacuation) == 2);
    }

    [Fact]
    public async Task Whoever_listens_for_errors_hears_of_each_kind_once_however_often_it_happens()
    {
        var hub = await StartWithSabotageAsync(static contracts => contracts.AddAgent<Postman>().AddAgent<Inspector>());
        _sabotage.Break<Main>(Denied);

        for (var number = 1; number <= 10; number++)
        {
            Assert.True((await hub.Sender.TrySendAsync(new Letter(number), Cancel)).Confirmed);
        }

        await Eventually.TrueAsync(() => Alerts().Count() == 2 && Row<Reserve, Postman>().Handled == 10);
        Assert.Equal(
            [(ErrorTypes.CircuitOpen, "main", Severity.High), (ErrorTypes.FallbackUsed, "main", Severity.Medium)],
            Alerts().Select(static alert => (alert.ErrorType, alert.Component, alert.Severity)).Order());
        Assert.All(Alerts(), static alert => Assert.Contains("no right to it", alert.Description, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_listens_for_errors_hears_of_a_message_that_was_given_up()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Worker>().AddAgent<Inspector>());
        Script.Fail<Job>();

        var receipt = await hub.Sender.TrySendAsync(new Job(1), Cancel);
        await ElapseUntilAsync(() => Row<Jobs, Worker>().DeadLettered == 1);

        await Eventually.TrueAsync(() => Alerts().Any());
        var alert = Assert.Single(Alerts());
        Assert.Equal((ErrorTypes.DeadLetterAttempts, "jobs"), (alert.ErrorType, alert.Component));
        Assert.Contains(receipt.MessageId.ToString(), alert.Description, StringComparison.Ordinal);
        Assert.Equal("contracts:hub", Script.Handled.Single(static performance => performance.Message is ErrorAlert).Header.SourceAgent);
    }

    private IEnumerable<ErrorAlert> Alerts() => Script.Handled.Select(static performance => performance.Message).OfType<ErrorAlert>();

    private static ChannelSnapshot Channel(TestHub hub, string name) => hub.Snapshot.Channels.Single(channel => channel.Name == name);

    private Task<TestHub> StartWithSabotageAsync(Action<ContractsBuilder> configure) => StartAsync(contracts =>
    {
        _sabotage.Use(contracts);
        configure(contracts);
    });
}
