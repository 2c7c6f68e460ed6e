using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Redis.Tests.Harness;
using AgentContracts.Testing.RedisServers;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Redis.Tests.Outages;

/// <summary>What lies between the hub and its server does not do what it should, while the server is well.</summary>
public sealed class ProxyTests() : RedisTest(new RedisUnderTest(new RedisServerOptions()))
{
    [Fact]
    public async Task Connections_that_nothing_passes_through_any_more_are_noticed_and_made_anew()
    {
        await using var proxy = new Proxy(Server.Port);
        var direct = await StartAsync(static _ => { });
        var hub = await StartThroughAsync(proxy);
        await direct.Sender.SendAsync(new Job(1), Cancel);
        await Eventually.TrueAsync(() => Script.Numbers.Contains(1));

        proxy.Forget();
        await Eventually.TrueAsync(() => !hub.Snapshot.Transport.Answers);

        // On a busy machine an answer from before may lie there unread when it is given up; read then, it ends what was noticed until the next question.
        await Eventually.TrueAsync(async () => (await hub.Sender.TrySendAsync(new Tick(2), Cancel)).Routes is [{ Status: RouteStatus.Rejected }]);
        Assert.True((await direct.Sender.TrySendAsync(new Job(3), Cancel)).Confirmed);

        await Eventually.TrueAsync(() => hub.Snapshot.Transport.Answers);
        await Eventually.TrueAsync(() => Script.Numbers.Contains(3));
        var number = 3;
        await Eventually.TrueAsync(async () => (await direct.Sender.TrySendAsync(new Tick(++number), Cancel)).Confirmed && Script.Numbers.Any(static number => number > 3));
        Assert.Equal(Script.Numbers.Distinct(), Script.Numbers);
    }

    [Fact]
    public async Task A_server_that_speaks_an_older_protocol_after_a_reconnect_is_spoken_to_in_that()
    {
        await using var proxy = new Proxy(Server.Port);
        var hub = await StartThroughAsync(proxy);
        Assert.All(await ProtocolsAsync(), static protocol => Assert.Equal("resp=3", protocol));

        proxy.RefuseHello();
        foreach (var client in await ClientsAsync())
        {
            await Server.CommandAsync("CLIENT", "KILL", "ID", client.Id);
        }

        var number = 0;
        await Eventually.TrueAsync(async () => (await hub.Sender.TrySendAsync(new Tick(++number), Cancel)).Confirmed && Script.Handled.Any(static performance => performance.Message is Tick));
        await Eventually.TrueAsync(async () => (await hub.Sender.TrySendAsync(new Job(1_000 + ++number), Cancel)).Confirmed && Script.Handled.Any(static performance => performance.Message is Job));

        await Eventually.TrueAsync(() => Row<Ticks, Watcher>().InFlight == 0 && Row<Jobs, Worker>().InFlight == 0);
        Assert.Equal(Script.Numbers.Distinct(), Script.Numbers);
        Assert.All(await ProtocolsAsync(), static protocol => Assert.Equal("resp=2", protocol));
    }

    private Task<TestHub> StartThroughAsync(Proxy proxy) => StartAsync(contracts => contracts.AddAgent<Worker>().AddAgent<Watcher>().Services.PostConfigure<RedisOptions>(options =>
    {
        options.Configuration.EndPoints.Clear();
        options.Configuration.EndPoints.Add(proxy.EndPoint);
    }));

    /// <summary>In which protocol the hub's connections speak.</summary>
    private async Task<IEnumerable<string>> ProtocolsAsync() =>
        (await Server.CommandAsync("CLIENT", "LIST")).Where(static line => line.Contains("name=contracts:", StringComparison.Ordinal)).Select(static line => line.Split(' ').Single(static field => field.StartsWith("resp=", StringComparison.Ordinal)));
}
