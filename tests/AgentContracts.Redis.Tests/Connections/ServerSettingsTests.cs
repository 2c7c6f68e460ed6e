using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Redis.Connections;
using AgentContracts.Redis.Tests.Harness;
using AgentContracts.Testing.RedisServers;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Redis.Tests.Connections;

/// <summary>A hub says of a server that cannot keep what it confirmed, or does not say whether it can, that this is so.</summary>
public sealed class ServerSettingsTests() : RedisTest(new RedisUnderTest(new RedisServerOptions { User = "desk", Password = "secret" }))
{
    [Fact]
    public async Task Of_a_server_that_keeps_everything_nothing_is_said()
    {
        var hub = await StartAsync<Worker>();

        Assert.Empty(hub.Snapshot.Doubts);
    }

    [Theory]
    [InlineData("appendonly", "no", "appendonly yes")]
    [InlineData("appendfsync", "everysec", "appendfsync always")]
    [InlineData("appendfsync", "no", "appendfsync always")]
    [InlineData("maxmemory-policy", "allkeys-lru", "maxmemory-policy noeviction")]
    [InlineData("maxmemory-policy", "volatile-ttl", "maxmemory-policy noeviction")]
    public async Task A_setting_that_breaks_the_promise_is_named_with_the_server_and_the_remedy(string setting, string value, string remedy)
    {
        await Server.CommandAsync("CONFIG", "SET", setting, value);

        var hub = await StartAsync<Worker>();

        var doubt = Assert.Single(hub.Snapshot.Doubts);
        Assert.True(doubt.IsBroken);
        Assert.All([Server.Address, $"{setting} {value}", remedy], part => Assert.Contains(part, doubt.Reason, StringComparison.Ordinal));
        Assert.Contains(doubt.Reason, Assert.Single(hub.Log.Of("PromiseBroken")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changes_while_the_connection_is_away_is_seen_when_it_is_back()
    {
        var hub = await StartAsync<Worker>();

        await Server.CommandAsync("CONFIG", "SET", "appendfsync", "everysec");
        await ReconnectAsync();
        await Eventually.TrueAsync(() => hub.Snapshot.Doubts is [{ IsBroken: true }]);

        await Server.CommandAsync("CONFIG", "SET", "appendfsync", "always");
        await ReconnectAsync();
        await Eventually.TrueAsync(() => hub.Snapshot.Doubts.Count == 0);
        Assert.Single(hub.Log.Of("PromiseBroken"));
    }

    [Fact]
    public async Task What_may_not_be_looked_at_is_called_unverified_and_says_which_right_is_missing()
    {
        await Server.CommandAsync("ACL", "SETUSER", "hub", "on", ">secret", "allkeys", "allchannels", "+@all", "-config", "-info");

        var hub = await StartAsync(static contracts => contracts.AddAgent<Worker>().Services.PostConfigure<RedisOptions>(static options => options.Configuration.User = "hub"));

        Assert.Equal([false, false], hub.Snapshot.Doubts.Select(static doubt => doubt.IsBroken));
        Assert.Contains("+config|get", hub.Snapshot.Doubts[0].Reason, StringComparison.Ordinal);
        Assert.Contains("+info", hub.Snapshot.Doubts[1].Reason, StringComparison.Ordinal);
        Assert.Equal(2, hub.Log.Of("PromiseUnverified").Count);
    }

    [Theory]
    [InlineData("appendonly=yes maxmemory-policy=noeviction", "appendfsync", false)]
    [InlineData("appendfsync=always maxmemory-policy=noeviction", "appendonly", false)]
    [InlineData("maxmemory-policy=allkeys-lru", "appendonly, appendfsync", true)]
    [InlineData("", "appendonly, appendfsync, maxmemory-policy", false)]
    public void What_a_server_does_not_tell_is_unverified_and_what_it_tells_counts(string told, string untold, bool breaks)
    {
        var settings = told.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static setting => setting.Split('=')).ToDictionary(static parts => parts[0], static parts => parts[1]);

        var doubts = ServerSettings.OfFiles("desk:6379", settings);

        Assert.Contains($"desk:6379 does not tell its {untold}:", Assert.Single(doubts, static doubt => !doubt.IsBroken).Reason, StringComparison.Ordinal);
        Assert.Equal(breaks ? 1 : 0, doubts.Count(static doubt => doubt.IsBroken));
    }

    [Fact]
    public async Task A_replica_is_named_as_what_a_failover_may_cost()
    {
        await using var replica = await RedisServer.StartAsync(new RedisServerOptions { Configuration = [$"replicaof 127.0.0.1 {Server.Port}", "masteruser desk", "masterauth secret"] });
        await Eventually.TrueAsync(async () => (await Server.CommandAsync("INFO", "replication")).Any(static line => line.StartsWith("connected_slaves:1", StringComparison.Ordinal)));

        var hub = await StartAsync<Worker>();

        var doubt = Assert.Single(hub.Snapshot.Doubts);
        Assert.False(doubt.IsBroken);
        Assert.Contains("1 replica", doubt.Reason, StringComparison.Ordinal);
    }

    private async Task ReconnectAsync()
    {
        foreach (var client in await ClientsAsync())
        {
            await Server.CommandAsync("CLIENT", "KILL", "ID", client.Id);
        }
    }
}
