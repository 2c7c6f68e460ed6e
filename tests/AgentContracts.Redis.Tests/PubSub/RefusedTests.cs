using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Hub.Transport;
using AgentContracts.Redis.Tests.Harness;
using AgentContracts.Testing.RedisServers;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace AgentContracts.Redis.Tests.PubSub;

/// <summary>A publish that is known to have failed is not counted lost by those who listen, whatever was sent around it.</summary>
public sealed class RefusedTests() : RedisTest(new RedisUnderTest(new RedisServerOptions()))
{
    [Fact]
    public async Task What_the_server_refused_between_others_is_not_lost()
    {
        await using var connection = await ConnectAsync("");
        var transport = await StartAsync(connection);

        // One behind the other on one connection, before any of it is answered: the fourth is numbered when nobody knows what became of the second and the third.
        await Server.PauseAsync();
        var first = PublishAsync(transport, 1);
        var revoked = connection.GetDatabase().ExecuteAsync("ACL", "SETUSER", "default", "-publish");
        var second = PublishAsync(transport, 2);
        var third = PublishAsync(transport, 3);
        var granted = connection.GetDatabase().ExecuteAsync("ACL", "SETUSER", "default", "+publish");
        var fourth = PublishAsync(transport, 4);
        await Server.ResumeAsync();

        await Task.WhenAll(revoked, granted);
        Assert.Equal(
            [RouteStatus.Confirmed, RouteStatus.Rejected, RouteStatus.Rejected, RouteStatus.Confirmed],
            (await Task.WhenAll(first, second, third, fourth)).Select(static result => result.Status));
        await Eventually.TrueAsync(() => Row<Ticks, Watcher>() is { Handled: 2, InFlight: 0 });
        Assert.Equal([1, 4], Script.Handled.Select(static performance => performance.Header.Sequence));
        await Eventually.TrueAsync(() => Row<Ticks, Watcher>().Lost == 0);
    }

    [Fact]
    public async Task What_the_server_refused_of_many_that_went_together_is_refused_for_each_and_not_lost()
    {
        await using var connection = await ConnectAsync("");
        var transport = await StartAsync(connection);

        // All on one connection, before any of it is answered: the first four go by themselves, and those behind them together when the right is gone.
        await Server.PauseAsync();
        var first = Enumerable.Range(1, 4).Select(number => PublishAsync(transport, number)).ToArray();
        var revoked = connection.GetDatabase().ExecuteAsync("ACL", "SETUSER", "default", "-publish");
        var others = Enumerable.Range(5, 96).Select(number => PublishAsync(transport, number)).ToArray();
        await Server.ResumeAsync();

        Assert.All(await Task.WhenAll(first), static result => Assert.Equal(RouteStatus.Confirmed, result.Status));
        Assert.All(await Task.WhenAll(others), static result => Assert.Equal(RouteStatus.Rejected, result.Status));
        await revoked;
        await connection.GetDatabase().ExecuteAsync("ACL", "SETUSER", "default", "+publish");
        Assert.Equal(RouteStatus.Confirmed, (await PublishAsync(transport, 101)).Status);
        await Eventually.TrueAsync(() => Row<Ticks, Watcher>() is { Handled: 5, InFlight: 0 });
        Assert.Equal([1, 2, 3, 4, 101], Script.Handled.Select(static performance => performance.Number));
        await Eventually.TrueAsync(() => Row<Ticks, Watcher>().Lost == 0);
    }

    [Fact]
    public async Task What_failed_around_an_outage_is_not_lost_and_what_was_lost_is()
    {
        await using var connection = await ConnectAsync(",allowAdmin=true");
        var transport = await StartAsync(connection);
        Assert.Equal(RouteStatus.Confirmed, (await PublishAsync(transport, 1)).Status);

        // The server ends before those who listen can have been told that nothing has the second number, most of the time.
        await Server.PauseAsync();
        var revoked = connection.GetDatabase().ExecuteAsync("ACL", "SETUSER", "default", "-publish");
        var second = PublishAsync(transport, 2);
        var granted = connection.GetDatabase().ExecuteAsync("ACL", "SETUSER", "default", "+publish");
        var third = PublishAsync(transport, 3);
        await Server.ResumeAsync();
        await Task.WhenAll(revoked, granted);
        Assert.Equal((RouteStatus.Rejected, RouteStatus.Confirmed), ((await second).Status, (await third).Status));
        await Eventually.TrueAsync(() => Row<Ticks, Watcher>() is { Handled: 2, InFlight: 0 });
        await Server.StopAsync();
        await Eventually.TrueAsync(() => !connection.IsConnected);
        Assert.Equal(RouteStatus.Rejected, (await PublishAsync(transport, 4)).Status);
        Assert.Equal(RouteStatus.Rejected, (await PublishAsync(transport, 5)).Status);
        await Server.StartAgainAsync();
        await HeardAsync();
        await Eventually.TrueAsync(async () => (await PublishAsync(transport, 6)).Status == RouteStatus.Confirmed);
        await Eventually.TrueAsync(() => Row<Ticks, Watcher>() is { Handled: 3, Lost: 0, InFlight: 0 });
        Assert.Equal([1, 3, 4], Script.Handled.Select(static performance => performance.Header.Sequence));

        // Nobody can have heard the next: the subscription is gone when it comes, and cannot be back.
        await Server.PauseAsync();
        var deafened = connection.GetDatabase().ExecuteAsync("CLIENT", "KILL", "TYPE", "pubsub");
        var seventh = PublishAsync(transport, 7);
        await Server.ResumeAsync();
        await deafened;
        Assert.Equal(RouteStatus.NoReceivers, (await seventh).Status);
        await HeardAsync();
        await Eventually.TrueAsync(async () => (await PublishAsync(transport, 8)).Status == RouteStatus.Confirmed);

        await Eventually.TrueAsync(() => Row<Ticks, Watcher>() is { Handled: 4, InFlight: 0 });
        Assert.Equal(1, Row<Ticks, Watcher>().Lost);
    }

    /// <summary>Starts who listens, and in another program who sends over a connection that the test has too.</summary>
    private async Task<ITransport> StartAsync(IConnectionMultiplexer connection)
    {
        await StartAsync<Watcher>();
        var sender = await StartAsync(contracts => contracts.Services.PostConfigure<RedisOptions>(options => options.Connection = connection));
        return sender.Services.GetRequiredService<ITransport>();
    }

    private async Task<ConnectionMultiplexer> ConnectAsync(string settings)
    {
        var configuration = ConfigurationOptions.Parse(Server.ConnectionString + settings);
        configuration.BacklogPolicy = BacklogPolicy.FailFast;
        return await ConnectionMultiplexer.ConnectAsync(configuration);
    }

    private Task HeardAsync() => Eventually.TrueAsync(async () => (await Server.CommandAsync("PUBSUB", "NUMSUB", PubSubOf<Ticks>()))[^1] == "1");

    private Task<PublishResult> PublishAsync(ITransport transport, int number)
    {
        var header = new MessageHeader
        {
            MessageType = "tick",
            MessageId = MessageId.Next(),
            SourceAgent = "sender",
            Priority = Priority.Medium,
            Timestamp = (Clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond,
            Sender = "sender-1",
        };
        return transport.PublishAsync(InfoOf<Ticks>(), new Frame<Tick>(header, new Tick(number)), Cancel).AsTask();
    }

    private static ChannelInfo InfoOf<TChannel>() where TChannel : IChannel<TChannel> => TChannel.Info;
}
