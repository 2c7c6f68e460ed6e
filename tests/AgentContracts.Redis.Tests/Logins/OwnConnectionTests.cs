using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Messages;
using AgentContracts.Redis.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace AgentContracts.Redis.Tests.Logins;

/// <summary>A program may bring a connection of its own.</summary>
public sealed class OwnConnectionTests(SharedRedis redis)
{
    [Fact]
    public async Task It_is_used_and_left_open()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var connection = await ConnectionMultiplexer.ConnectAsync($"{redis.Server.ConnectionString},name=mine");
        await using (var system = new TestSystem(new RedisUnderTest(redis)))
        {
            var hub = await system.StartAsync(contracts =>
                contracts.AddAgent<Worker>().AddAgent<Watcher>().Services.PostConfigure<RedisOptions>(options => options.Connection = connection));
            var before = connection.OperationCount;

            await hub.Sender.SendAsync(new Job(1), cancel);
            await hub.Sender.SendAsync(new Tick(2), cancel);

            await Eventually.TrueAsync(() => system.Script.Handled.Count == 2);
            Assert.True(connection.OperationCount > before);
        }

        Assert.True(connection.IsConnected);
        Assert.True(await connection.GetDatabase().PingAsync() > TimeSpan.Zero);
    }
}
