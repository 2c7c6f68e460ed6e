using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Redis.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace AgentContracts.Redis.Tests.PubSub;

/// <summary>A subscription that is gone while the client believes in it is noticed and made again, and each message still comes once.</summary>
public sealed class CanaryTests(SharedRedis redis) : RedisTest(new RedisUnderTest(redis)), IAsyncLifetime
{
    private readonly SharedRedis _redis = redis;
    private ConnectionMultiplexer? _connection;

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        var configuration = ConfigurationOptions.Parse(_redis.Server.ConnectionString);
        configuration.BacklogPolicy = BacklogPolicy.FailFast;
        configuration.ClientName = $"canary-{Guid.NewGuid():N}";
        _connection = await ConnectionMultiplexer.ConnectAsync(configuration);
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await _connection!.DisposeAsync();
    }

    [Fact]
    public Task One_that_only_the_server_has_forgotten_is_made_again() => HearsAgainAfterAsync(static (connection, channel) =>
        connection.GetServer(connection.GetSubscriber().SubscribedEndpoint(channel)!).ExecuteAsync("UNSUBSCRIBE", channel));

    [Fact]
    public Task One_that_somebody_else_has_ended_on_the_same_connection_is_made_again() => HearsAgainAfterAsync(static (connection, channel) =>
        connection.GetSubscriber().UnsubscribeAsync(channel));

    [Fact]
    public Task One_that_broke_with_its_connection_is_made_again() => HearsAgainAfterAsync(async (_, _) =>
        await Server.CommandAsync("CLIENT", "KILL", "ID", await SubscriberAsync()));

    private async Task HearsAgainAfterAsync(Func<ConnectionMultiplexer, RedisChannel, Task> harm)
    {
        var hub = await StartAsync(contracts => contracts.AddAgent<Watcher>().Services.PostConfigure<RedisOptions>(options => options.Connection = _connection));
        var channel = RedisChannel.Literal(PubSubOf<Ticks>());
        await hub.Sender.SendAsync(new Tick(1), Cancel);
        await Eventually.TrueAsync(() => Script.Numbers.Contains(1));

        await harm(_connection!, channel);
        var number = 1;
        await Eventually.TrueAsync(async () => await hub.Sender.TrySendAsync(new Tick(++number), Cancel) is { Confirmed: true } && Script.Numbers.Any(static number => number > 1));

        await hub.Sender.SendAsync(new Tick(++number), Cancel);
        await Eventually.TrueAsync(() => Script.Numbers.Contains(number));
        Assert.Equal(Script.Numbers.Distinct(), Script.Numbers);
    }

    /// <summary>The connection that hears this test's channel.</summary>
    private async Task<string> SubscriberAsync() =>
        (await Server.CommandAsync("CLIENT", "LIST", "TYPE", "pubsub")).Select(ConnectedClient.Parse).Single(client => client.Name == _connection!.ClientName).Id;
}
