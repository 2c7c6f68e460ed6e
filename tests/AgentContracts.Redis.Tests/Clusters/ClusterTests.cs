using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Redis.Tests.Harness;
using AgentContracts.Redis.Tests.Outages;
using AgentContracts.Testing.RedisServers;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Redis.Tests.Clusters;

/// <summary>Over three servers that share the slots: a command may name keys of one slot only, and one server may be away while the others go on.</summary>
public sealed class ClusterTests : RedisTest
{
    private readonly TestCluster _redis;

    public ClusterTests() : this(new TestCluster())
    {
    }

    private ClusterTests(TestCluster redis) : base(new RedisUnderTest(redis)) => _redis = redis;

    private RedisCluster Cluster => _redis.Cluster;

    [Fact]
    public async Task An_agent_of_several_streams_reads_them_all()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Foreman>());

        for (var number = 1; number <= 10; number++)
        {
            await hub.Sender.SendAsync(new Trade(number), Cancel);
            await hub.Sender.SendAsync(new Incident(100 + number, IsSevere: false), Cancel);
        }

        await Eventually.TrueAsync(() => Row<Jobs, Foreman>() is { Handled: 10, InFlight: 0 } && Row<JobsAudit, Foreman>() is { Handled: 10, Duplicate: 10, InFlight: 0 });
    }

    [Fact]
    public async Task Retries_dead_letters_and_room_are_kept_in_one_slot_for_each_channel()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Worker>().AddAgent<Porter>());
        Script.Fail<Job>();
        var gate = Script.Hold<Parcel>(static parcel => parcel.Number == 1);

        await hub.Sender.SendAsync(new Job(1), Cancel);
        for (var number = 1; number <= 6; number++)
        {
            await hub.Sender.SendAsync(new Parcel(number), Cancel);
        }

        gate.Open();
        await ElapseUntilAsync(() => Row<Jobs, Worker>() is { DeadLettered: 1, InFlight: 0 } && Row<Sliding, Porter>() is { Received: 6, InFlight: 0, Lag: 0 });
        Assert.Single(await hub.DeadLettersAsync<Jobs>());
    }

    [Fact]
    public async Task Pub_sub_is_heard_and_a_count_of_receivers_is_not_believed()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Watcher>());

        var heard = await hub.Sender.TrySendAsync(new Tick(1), Cancel);
        var unheard = await hub.Sender.TrySendAsync(new Blip(2), Cancel);

        // On a busy machine it may be over its 10 ms by then; it was heard all the same.
        await Eventually.TrueAsync(() => Row<Ticks, Watcher>() is { Received: 1, InFlight: 0 });
        Assert.Equal((RouteStatus.Confirmed, RouteStatus.Confirmed), (heard.Routes[0].Status, unheard.Routes[0].Status));
    }

    [Fact]
    public async Task What_an_instance_gives_back_goes_to_another()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Worker>());
        var gate = Script.Hold<Job>();
        await hub.Sender.SendAsync(new Job(1), Cancel);
        await hub.Sender.SendAsync(new Job(2), Cancel);
        await Eventually.TrueAsync(() => gate.Waiting == 1 && Row<Jobs, Worker>().Queued == 1);
        await StartAsync<Worker>();

        var stop = hub.StopAsync(Cancel);
        gate.Open();
        await stop;

        await Eventually.TrueAsync(() => Row<Jobs, Worker>() is { Handled: 2, InFlight: 0 });
        Assert.Equal([1, 2], Script.Numbers.Order());
    }

    [Fact]
    public async Task While_one_server_is_away_the_channels_of_the_others_go_on_and_nothing_is_lost()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Worker>().AddAgent<Porter>().AddAgent<Reader>());
        var (jobs, errands, posts) = (await Cluster.NodeOfAsync(StreamOf<Jobs>()), await Cluster.NodeOfAsync(StreamOf<Narrow>()), await Cluster.NodeOfAsync(StreamOf<Board>()));
        var others = new[] { errands, posts }.Where(node => node != jobs).ToArray();
        Assert.NotEmpty(others);
        await using var load = new Load(number => hub.Sender.TrySendAsync(new Job(number), Cancel));
        await Eventually.TrueAsync(() => load.Confirmed.Count >= 20);

        await jobs.KillAsync();
        await Eventually.TrueAsync(() => load.Failed.Count > 0);
        if (errands != jobs)
        {
            Assert.True((await hub.Sender.TrySendAsync(new Errand(10_001), Cancel)).Confirmed);
            await Eventually.TrueAsync(() => Script.Numbers.Contains(10_001));
        }

        if (posts != jobs)
        {
            Assert.True((await hub.Sender.TrySendAsync(new Post(10_002), Cancel)).Confirmed);
            await Eventually.TrueAsync(() => Script.Numbers.Contains(10_002));
        }

        await jobs.StartAgainAsync();
        var before = load.Confirmed.Count;
        await Eventually.TrueAsync(() => load.Confirmed.Count >= before + 20);
        await load.EndAsync();
        await Eventually.TrueAsync(() => Row<Jobs, Worker>().InFlight == 0 && !load.Confirmed.Except(Script.Numbers).Any());
    }

    [Fact]
    public async Task A_stream_that_moves_to_another_server_under_traffic_loses_nothing()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Worker>());
        await using var load = new Load(number => hub.Sender.TrySendAsync(new Job(number), Cancel));
        await Eventually.TrueAsync(() => load.Confirmed.Count >= 20);
        var source = await Cluster.NodeOfAsync(StreamOf<Jobs>());

        await Cluster.MoveAsync(StreamOf<Jobs>(), Cluster.Nodes.First(node => node != source));

        Assert.NotSame(source, await Cluster.NodeOfAsync(StreamOf<Jobs>()));
        var before = load.Confirmed.Count;
        await Eventually.TrueAsync(() => load.Confirmed.Count >= before + 20);
        await load.EndAsync();
        await Eventually.TrueAsync(() => Row<Jobs, Worker>().InFlight == 0 && !load.Confirmed.Except(Script.Numbers).Any());
        Assert.All(
            Script.Handled.GroupBy(static performance => performance.Number),
            static handled => Assert.All(handled.Skip(1), static again => Assert.True(again.Redelivered)));
    }

    [Fact]
    public async Task While_a_slot_is_on_the_move_the_stream_that_is_still_there_is_sent_to()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Worker>());
        await hub.Sender.SendAsync(new Job(0), Cancel);
        var source = await Cluster.NodeOfAsync(StreamOf<Jobs>());
        var slot = Assert.Single(await source.CommandAsync("CLUSTER", "KEYSLOT", StreamOf<Jobs>()));
        var target = Assert.Single(await Cluster.Nodes.First(node => node != source).CommandAsync("CLUSTER", "MYID"));
        await source.CommandAsync("CLUSTER", "SETSLOT", slot, "MIGRATING", target);

        for (var number = 1; number <= 10; number++)
        {
            var receipt = await hub.Sender.TrySendAsync(new Job(number), Cancel);
            Assert.True(receipt.Confirmed, receipt.ToString());
        }

        await source.CommandAsync("CLUSTER", "SETSLOT", slot, "STABLE");
        await Eventually.TrueAsync(() => Row<Jobs, Worker>() is { Handled: 11, InFlight: 0 });
    }
}
