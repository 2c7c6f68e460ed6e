using System.Net;
using System.Net.Sockets;
using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Redis.Tests.Harness;
using AgentContracts.Testing.RedisServers;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Redis.Tests.Clusters;

/// <summary>A cluster refuses a command whose keys lie in several slots, also a cluster of one.</summary>
public sealed class ClusterTests() : RedisTest(new RedisUnderTest(new RedisServerOptions { Configuration = ["cluster-enabled yes", "cluster-announce-ip 127.0.0.1", $"cluster-port {FreePort()}"] }))
{
    [Fact]
    public async Task An_agent_of_several_streams_reads_them_all()
    {
        var hub = await StartInClusterAsync(static contracts => contracts.AddAgent<Foreman>());

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
        var hub = await StartInClusterAsync(static contracts => contracts.AddAgent<Worker>().AddAgent<Porter>());
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
        var hub = await StartInClusterAsync(static contracts => contracts.AddAgent<Watcher>());

        var heard = await hub.Sender.TrySendAsync(new Tick(1), Cancel);
        var unheard = await hub.Sender.TrySendAsync(new Blip(2), Cancel);

        await Eventually.TrueAsync(() => Row<Ticks, Watcher>() is { Handled: 1, InFlight: 0 });
        Assert.Equal((RouteStatus.Confirmed, RouteStatus.Confirmed), (heard.Routes[0].Status, unheard.Routes[0].Status));
    }

    [Fact]
    public async Task What_an_instance_gives_back_goes_to_another()
    {
        var hub = await StartInClusterAsync(static contracts => contracts.AddAgent<Worker>());
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

    private async Task<TestHub> StartInClusterAsync(Action<ContractsBuilder> configure)
    {
        await Server.CommandAsync("CLUSTER", "ADDSLOTSRANGE", "0", "16383");
        await Eventually.TrueAsync(async () => (await Server.CommandAsync("CLUSTER", "INFO"))[0].Trim() == "cluster_state:ok");
        return await StartAsync(configure);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
