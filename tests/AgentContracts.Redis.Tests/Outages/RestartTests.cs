using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Redis.Tests.Harness;
using AgentContracts.Testing.RedisServers;
using StackExchange.Redis;

namespace AgentContracts.Redis.Tests.Outages;

/// <summary>The server ends and comes back: hubs go on by themselves, and nothing that was confirmed on a stream is lost.</summary>
public sealed class RestartTests() : RedisTest(new RedisUnderTest(new RedisServerOptions()))
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_that_was_confirmed_on_a_stream_is_lost(bool crash)
    {
        var sender = await StartAsync(static _ => { });
        await StartAsync<Worker>();
        await using var load = new Load(number => sender.Sender.TrySendAsync(new Job(number), Cancel));
        await Eventually.TrueAsync(() => load.Confirmed.Count >= 100);

        for (var outage = 1; outage <= 3; outage++)
        {
            var failed = load.Failed.Count;
            await (crash ? Server.KillAsync() : Server.StopAsync());
            await Eventually.TrueAsync(() => load.Failed.Count > failed);
            await Server.StartAgainAsync();
            var confirmed = load.Confirmed.Count;
            await Eventually.TrueAsync(() => load.Confirmed.Count >= confirmed + 100);
        }

        await load.EndAsync();

        await Eventually.TrueAsync(() => Row<Jobs, Worker>().InFlight == 0 && !load.Confirmed.Except(Script.Numbers).Any());
        await Eventually.TrueAsync(() => PendingOf<Jobs>("worker") == 0);
        AssertRepeatsAreFlagged();
    }

    [Fact]
    public async Task Pub_sub_is_heard_again_and_each_message_once()
    {
        var sender = await StartAsync(static _ => { });
        await StartAsync<Watcher>();
        await using var load = new Load(number => sender.Sender.TrySendAsync(new Tick(number), Cancel));
        await Eventually.TrueAsync(() => Script.Handled.Count >= 50);

        await Server.KillAsync();
        await Eventually.TrueAsync(() => load.Failed.Count > 0);
        await Server.StartAgainAsync();
        var handled = Script.Handled.Count;
        await Eventually.TrueAsync(() => Script.Handled.Count >= handled + 50);
        await load.EndAsync();

        await Eventually.TrueAsync(() => Row<Ticks, Watcher>() is { InFlight: 0 } row && row.Received >= handled + 50);
        await Server.StopAsync();
        var numbers = Script.Numbers;
        Assert.Equal(numbers.Distinct(), numbers);
        Assert.Equal(numbers.Order(), numbers);
    }

    [Fact]
    public async Task What_is_told_failed_on_pub_sub_does_not_arrive_after_all()
    {
        var sender = await StartAsync<Racer>();
        await Server.StopAsync();

        var statuses = new List<RouteStatus>();
        for (var number = 1; number <= 20; number++)
        {
            statuses.Add((await sender.Sender.TrySendAsync(new Blip(number), Cancel)).Routes[0].Status);
        }

        await Server.StartAgainAsync();
        var next = 100;
        await Eventually.TrueAsync(() =>
        {
            _ = sender.Sender.TrySendAsync(new Blip(next++), Cancel).AsTask();
            return Script.Handled.Count > 0;
        });

        Assert.Contains(RouteStatus.Rejected, statuses);
        Assert.All(Script.Numbers, static number => Assert.True(number >= 100));
    }

    [Fact]
    public async Task What_is_finished_while_the_server_is_away_is_acknowledged_when_it_is_back()
    {
        var hub = await StartAsync<Worker>();
        var gate = Script.Hold<Job>();
        await hub.Sender.SendAsync(new Job(1), Cancel);
        await Eventually.TrueAsync(() => gate.Waiting == 1);

        await Server.StopAsync();
        gate.Open();
        await Eventually.TrueAsync(() => Row<Jobs, Worker>() is { Handled: 1, InFlight: 0 });
        await Server.StartAgainAsync();
        await Eventually.TrueAsync(() => PendingOf<Jobs>("worker") == 0);
        await Eventually.TrueAsync(async () => (await hub.Sender.TrySendAsync(new Job(2), Cancel)).Confirmed);

        await Eventually.TrueAsync(() => Row<Jobs, Worker>() is { Handled: 2, InFlight: 0 });
        Assert.Equal([1, 2], Script.Numbers);
        Assert.NotEmpty(hub.Log.Of("AcknowledgeDelayed"));
    }

    [Fact]
    public async Task What_is_given_up_while_the_server_is_away_is_kept_when_it_is_back()
    {
        var hub = await StartAsync<Worker>();
        var gate = Script.Hold<Job>();
        Script.Fail<Job>();
        await hub.Sender.SendAsync(new Job(1), Cancel);
        await Eventually.TrueAsync(() => gate.Waiting == 1);

        await Server.StopAsync();
        gate.Open();
        await Eventually.TrueAsync(() => Row<Jobs, Worker>() is { DeadLettered: 1, InFlight: 0 });
        await Server.StartAgainAsync();
        await Eventually.TrueAsync(() => PendingOf<Jobs>("worker") == 0);

        var letter = Assert.Single(await hub.DeadLettersAsync<Jobs>());
        Assert.Equal(new Job(1), MessageJson.Read<Job>(letter.Bytes.Span));
        Assert.Equal(1, Row<Jobs, Worker>().Received);
    }

    [Fact]
    public async Task A_hub_leaves_cleanly_while_the_server_is_away()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Worker>().AddAgent<Watcher>());
        var gate = Script.Hold<Job>();
        await hub.Sender.SendAsync(new Job(1), Cancel);
        await hub.Sender.SendAsync(new Job(2), Cancel);
        await Eventually.TrueAsync(() => gate.Waiting == 1 && Row<Jobs, Worker>().Queued == 1);

        await Server.StopAsync();
        gate.Open();
        var stop = hub.StopAsync(Cancel);

        await Eventually.TrueAsync(() => stop.IsCompletedSuccessfully);
        Assert.Equal(2, Row<Jobs, Worker>().Handled + Row<Jobs, Worker>().Returned);
    }

    [Fact]
    public async Task What_is_in_hand_through_outages_is_not_counted_as_handed_out_again()
    {
        var hub = await StartAsync<Worker>();
        var gate = Script.Hold<Job>();
        await hub.Sender.SendAsync(new Job(0), Cancel);
        await Eventually.TrueAsync(() => gate.Waiting == 1);

        for (var outage = 1; outage <= 2; outage++)
        {
            await Server.KillAsync();
            await Server.StartAgainAsync();
            await Eventually.TrueAsync(async () => (await hub.Sender.TrySendAsync(new Job(outage), Cancel)).Confirmed);
            await Eventually.TrueAsync(() => Row<Jobs, Worker>().Received > outage);
        }

        var pending = Database.StreamPendingMessages(StreamOf<Jobs>(), "worker", 100, RedisValue.Null);
        Assert.Equal(1, pending[0].DeliveryCount);
        gate.Open();
        await Eventually.TrueAsync(() => Row<Jobs, Worker>().InFlight == 0);
    }
}
