using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Redis.Tests.Harness;
using AgentContracts.Testing.RedisServers;
using StackExchange.Redis;

namespace AgentContracts.Redis.Tests.Outages;

/// <summary>An outage is the broker's fault, told of once; what fails for one reader while the broker answers is its streams' fault.</summary>
public sealed class LongOutageTests() : RedisTest(new RedisUnderTest(new RedisServerOptions()))
{
    // Longer than a reader may fail before that is a fault of its streams, counted from when it notices: at a server that hangs, only when a read is given up.
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(7);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_outage_is_told_of_once_and_not_for_each_stream(bool crash)
    {
        var hub = await StartAsync<Foreman>();

        await (crash ? Server.KillAsync() : Server.PauseAsync());
        var began = TimeProvider.System.GetTimestamp();
        await Eventually.TrueAsync(() => TimeProvider.System.GetElapsedTime(began) > Outage && hub.Log.Of("ReadingFailed").Any());
        await (crash ? Server.StartAgainAsync() : Server.ResumeAsync());
        await Eventually.TrueAsync(async () => (await hub.Sender.TrySendAsync(new Job(1), Cancel)).Confirmed);
        await Eventually.TrueAsync(() => Script.Numbers.Contains(1));

        Assert.Empty(hub.Log.Of("ChannelFailed"));
        Assert.Single(hub.Log.Of("BrokerSilent"));
        Assert.Equal(ChannelHealth.Healthy, hub.Snapshot.Channels.Single(static channel => channel.Name == "jobs").Health);
    }

    [Fact]
    public async Task A_reader_that_gets_no_connection_while_others_are_answered_is_its_streams_fault()
    {
        var hub = await StartAsync<Worker>();
        await hub.Sender.SendAsync(new Job(1), Cancel);
        await Eventually.TrueAsync(() => Script.Numbers.Contains(1));
        var instance = hub.Agents.Instances.Single(static instance => instance.StartsWith("worker-", StringComparison.Ordinal));
        var reader = (await ClientsAsync()).Single(client => client.Name.EndsWith(instance, StringComparison.Ordinal));

        await using var admin = await ConnectionMultiplexer.ConnectAsync($"{Server.ConnectionString},allowAdmin=true");
        await admin.GetDatabase().ExecuteAsync("CONFIG", "SET", "maxclients", "1");
        await admin.GetDatabase().ExecuteAsync("CLIENT", "KILL", "ID", reader.Id);

        ChannelSnapshot Jobs() => hub.Snapshot.Channels.Single(static channel => channel.Name == "jobs");
        await Eventually.TrueAsync(() => Jobs().Health == ChannelHealth.Down);
        Assert.Contains("cannot read it", Jobs().HealthReason, StringComparison.Ordinal);
        Assert.True(hub.Snapshot.Transport.Answers);

        await admin.GetDatabase().ExecuteAsync("CONFIG", "SET", "maxclients", "1000");
        await Eventually.TrueAsync(() => Jobs().Health == ChannelHealth.Healthy);
    }
}
