using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Redis.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Redis.Tests.Streams;

/// <summary>An agent's group is there before anything is sent, and comes back when somebody takes it away.</summary>
public sealed class GroupTests(SharedRedis redis) : RedisTest(new RedisUnderTest(redis))
{
    [Fact]
    public async Task The_groups_of_known_agents_exist_before_the_first_send()
    {
        await StartAsync(static contracts => contracts.AddAgent<Worker>().ExpectAgent<Foreman>());

        Assert.Equal(["foreman", "worker"], await GroupsOfAsync<Jobs>());
        Assert.Equal(["foreman"], await GroupsOfAsync<JobsAudit>());
        Assert.Equal(["0"], await Server.CommandAsync("XLEN", StreamOf<Jobs>()));
    }

    [Fact]
    public async Task What_an_agent_sends_as_it_starts_passes_no_known_agent_by()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Herald>().ExpectAgent<Reader>());

        Assert.Equal(["herald", "reader"], await GroupsOfAsync<Board>());
        Assert.True((await hub.Sender.TrySendAsync(new Post(1), Cancel)).Confirmed);
    }

    [Fact]
    public async Task Hubs_that_start_at_once_share_one_group()
    {
        var hubs = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => StartAsync<Worker>()));

        for (var number = 1; number <= 40; number++)
        {
            await hubs[number % 8].Sender.SendAsync(new Job(number), Cancel);
        }

        await Eventually.TrueAsync(() => Row<Jobs, Worker>() is { Handled: 40, InFlight: 0 });
        Assert.Equal(Enumerable.Range(1, 40), Script.Numbers.Order());
        Assert.Equal(["worker"], await GroupsOfAsync<Jobs>());
    }

    [Fact]
    public async Task A_group_that_was_destroyed_is_created_again_and_nothing_sent_meanwhile_is_missed()
    {
        var hub = await StartAsync<Foreman>();
        await hub.Sender.SendAsync(new Job(1), Cancel);
        await Eventually.TrueAsync(() => Row<Jobs, Foreman>() is { Handled: 1, InFlight: 0 });

        await Server.CommandAsync("XGROUP", "DESTROY", StreamOf<Jobs>(), "foreman");
        await hub.Sender.SendAsync(new Job(2), Cancel);
        await hub.Sender.SendAsync(new Incident(3, IsSevere: false), Cancel);

        // The first may come once more: nobody can say that it was finished.
        await Eventually.TrueAsync(() => Script.Numbers.Distinct().Count() == 3);
        Assert.Equal([1, 2, 3], Script.Numbers.Distinct().Order());
        AssertRepeatsAreFlagged();
        Assert.Contains("foreman", Assert.Single(hub.Log.Of("GroupCreatedAgain")), StringComparison.Ordinal);
        await hub.Sender.SendAsync(new Job(4), Cancel);
        await Eventually.TrueAsync(() => Script.Numbers.Contains(4));
    }

    [Fact]
    public async Task What_a_group_made_again_by_a_sender_brings_once_more_says_so_to_whoever_gets_it()
    {
        var sender = await StartAsync(static contracts => contracts.ExpectAgent<Worker>());
        var first = await StartAsync<Worker>();
        await sender.Sender.SendAsync(new Job(1), Cancel);
        await sender.Sender.SendAsync(new Job(2), Cancel);
        await Eventually.TrueAsync(() => Row<Jobs, Worker>() is { Handled: 2, InFlight: 0 });
        await first.StopAsync(Cancel);

        await Server.CommandAsync("XGROUP", "DESTROY", StreamOf<Jobs>(), "worker");
        var last = 2;
        await Eventually.TrueAsync(async () => (await sender.Sender.TrySendAsync(new Job(++last), Cancel)).Confirmed && (await GroupsOfAsync<Jobs>()).Any());
        await StartAsync<Worker>();

        await Eventually.TrueAsync(() => Script.Numbers.Distinct().Count() == last && Script.Handled.Count == last + 2);
        AssertRepeatsAreFlagged();
    }

    [Fact]
    public async Task What_a_group_that_was_set_back_brings_once_more_says_so()
    {
        var hub = await StartAsync<Worker>();
        await hub.Sender.SendAsync(new Job(1), Cancel);
        await hub.Sender.SendAsync(new Job(2), Cancel);
        await Eventually.TrueAsync(() => Row<Jobs, Worker>() is { Handled: 2, InFlight: 0 });

        await Server.CommandAsync("XGROUP", "SETID", StreamOf<Jobs>(), "worker", "0");
        await hub.Sender.SendAsync(new Job(3), Cancel);

        await Eventually.TrueAsync(() => Row<Jobs, Worker>() is { Handled: 5, InFlight: 0 });
        AssertRepeatsAreFlagged();
    }

    [Fact]
    public async Task What_a_group_was_given_before_it_was_set_back_says_so_to_an_instance_that_had_not_read_so_far()
    {
        var hub = await StartAsync<Worker>();
        var gate = Script.Hold<Job>(static job => job.Number == 2);
        await hub.Sender.SendAsync(new Job(1), Cancel);
        await hub.Sender.SendAsync(new Job(2), Cancel);
        await Eventually.TrueAsync(() => gate.Waiting == 1);

        // As a failover does: the group is an older one, and the connection that reads is a new one. Other tests share the server and keep theirs.
        var instance = hub.Snapshot.Ledger.First(static row => row.Agent == "worker").Instance;
        var reader = (await ClientsAsync()).Single(client => client.Name.EndsWith(instance, StringComparison.Ordinal));
        await Server.CommandAsync("XGROUP", "SETID", StreamOf<Jobs>(), "worker", "0");
        await Server.CommandAsync("CLIENT", "KILL", "ID", reader.Id);
        await Eventually.TrueAsync(() => PendingOf<Jobs>("worker") == 2);
        await StartAsync<Worker>();
        gate.Open();

        await Eventually.TrueAsync(() => Row<Jobs, Worker>() is { InFlight: 0, Handled: >= 3 } && PendingOf<Jobs>("worker") == 0);
        AssertRepeatsAreFlagged();
    }

    [Fact]
    public async Task A_stream_that_vanishes_while_something_is_to_be_taken_over_is_read_again()
    {
        var hub = await StartAsync<Worker>();
        await hub.Sender.SendAsync(new Job(1), Cancel);
        await Eventually.TrueAsync(() => Row<Jobs, Worker>() is { Handled: 1, InFlight: 0 });

        // No stream, so that the instance leaves it alone for a moment, in which it is told to take over and the key goes.
        await Server.CommandAsync("SET", StreamOf<Jobs>(), "no stream");
        await Eventually.TrueAsync(() => hub.Log.Of("ReadingFailed").Any());
        await Server.CommandAsync("PUBLISH", Names.Agent("worker"), "returned");
        await Server.CommandAsync("DEL", StreamOf<Jobs>());

        await Eventually.TrueAsync(async () => await Database.KeyExistsAsync(StreamOf<Jobs>()));
        await hub.Sender.SendAsync(new Job(2), Cancel);
        await Eventually.TrueAsync(() => Row<Jobs, Worker>() is { Handled: 2, InFlight: 0 });
    }

    [Fact]
    public async Task A_stream_that_was_deleted_is_read_again()
    {
        var hub = await StartAsync<Worker>();
        await hub.Sender.SendAsync(new Job(1), Cancel);
        await Eventually.TrueAsync(() => Row<Jobs, Worker>() is { Handled: 1, InFlight: 0 });

        await Server.CommandAsync("DEL", StreamOf<Jobs>());
        await SendForeignAsync<Jobs>(Delivery.AtLeastOnce, new ForeignFrame { Type = "job", SentAt = Clock.GetUtcNow(), Members = "\"number\": 2" }.ToBytes());
        await hub.Sender.SendAsync(new Job(3), Cancel);

        await Eventually.TrueAsync(() => Script.Handled.Count == 3);
        Assert.Equal([1, 2, 3], Script.Numbers.Order());
    }

    [Fact]
    public async Task A_stream_that_cannot_be_read_does_not_stop_the_others_and_is_read_when_it_can()
    {
        var hub = await StartAsync<Foreman>();

        await Server.CommandAsync("SET", StreamOf<Jobs>(), "no stream");
        var refused = await hub.Sender.TrySendAsync(new Job(1), Cancel);
        for (var number = 2; number <= 4; number++)
        {
            await hub.Sender.SendAsync(new Incident(number, IsSevere: false), Cancel);
        }

        await Eventually.TrueAsync(() => Script.Handled.Count == 3);
        Assert.Equal(RouteStatus.Rejected, refused.Routes[0].Status);
        Assert.Contains("WRONGTYPE", refused.Routes[0].Reason, StringComparison.Ordinal);
        await Eventually.TrueAsync(() => hub.Log.Of("ReadingFailed").Any(text => text.Contains(StreamOf<Jobs>(), StringComparison.Ordinal)));

        await Server.CommandAsync("DEL", StreamOf<Jobs>());
        await Eventually.TrueAsync(async () => await Database.KeyExistsAsync(StreamOf<Jobs>()));
        await hub.Sender.SendAsync(new Job(5), Cancel);
        await Eventually.TrueAsync(() => Script.Handled.Count == 4);
    }

    private async Task<IEnumerable<string>> GroupsOfAsync<TChannel>() where TChannel : IChannel<TChannel>
    {
        var groups = await Database.StreamGroupInfoAsync(StreamOf<TChannel>());
        return groups.Select(static group => group.Name).Order();
    }

    [Fact]
    public async Task A_stream_that_no_agent_has_ever_subscribed_to_is_told_once()
    {
        var hub = await StartAsync(static _ => { });

        _ = await hub.Sender.TrySendAsync(new Job(1), Cancel);
        _ = await hub.Sender.TrySendAsync(new Job(2), Cancel);

        Assert.Contains("ExpectAgent", Assert.Single(hub.Log.Of("NobodySubscribes")), StringComparison.Ordinal);
    }
}
