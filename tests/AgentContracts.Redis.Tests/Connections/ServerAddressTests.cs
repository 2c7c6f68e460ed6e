using AgentContracts.Conformance;
using AgentContracts.Hub.Transport;
using AgentContracts.Redis.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Redis.Tests.Connections;

public sealed class ServerAddressTests(SharedRedis redis)
{
    [Fact]
    public async Task Traces_and_metrics_learn_where_the_server_is()
    {
        await using var transport = new RedisUnderTest(redis);
        await using var system = new TestSystem(transport);

        var hub = await system.StartAsync(static _ => { });

        Assert.Equal(new ServerAddress("127.0.0.1", redis.Server.Port), hub.Services.GetRequiredService<ITransport>().Server);
    }
}
