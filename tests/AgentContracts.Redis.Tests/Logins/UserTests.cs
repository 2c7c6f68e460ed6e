using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Redis.Tests.Harness;
using AgentContracts.Testing.RedisServers;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Redis.Tests.Logins;

/// <summary>Every connection of a hub is the user's who was asked for, also after the server was away, and over TLS.</summary>
public sealed class UserTests() : RedisTest(new RedisUnderTest(new RedisServerOptions { User = "desk", Password = "secret", Tls = true }))
{
    [Fact]
    public async Task A_hub_has_a_connection_for_commands_one_for_pub_sub_and_one_for_each_reader()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Worker>().AddAgent<Watcher>().AddAgent<Reader>());
        await hub.Sender.SendAsync(new Job(1), Cancel);
        await hub.Sender.SendAsync(new Tick(2), Cancel);
        await hub.Sender.SendAsync(new Post(3), Cancel);
        await Eventually.TrueAsync(() => Script.Handled.Count == 3);

        await Eventually.TrueAsync(async () => (await ClientsAsync()).Count(static client => client.Flags.Contains('b')) == 2);
        var clients = await ClientsAsync();
        Assert.Equal(4, clients.Count);
        Assert.All(clients, static client => Assert.Equal("desk", client.User));
        Assert.Single(clients, static client => client.Subscriptions > 0);
        string[] readers = [.. clients.Where(static client => client.Flags.Contains('b')).Select(static client => client.Name)];
        Assert.All(["worker", "reader"], agent => Assert.Single(readers, name => name.Contains($":{agent}-", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task It_is_still_that_user_when_the_server_is_back()
    {
        var hub = await StartAsync<Worker>();
        await hub.Sender.SendAsync(new Job(1), Cancel);

        await Server.KillAsync();
        await Server.StartAgainAsync();
        await Eventually.TrueAsync(async () => (await hub.Sender.TrySendAsync(new Job(2), Cancel)).Confirmed);
        await Eventually.TrueAsync(() => Script.Numbers.Contains(2));

        Assert.All(await ClientsAsync(), static client => Assert.Equal("desk", client.User));
    }

    [Fact]
    public async Task What_the_user_may_not_do_is_refused_with_the_reason_and_harms_nothing_else()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Worker>().AddAgent<Watcher>());
        await Server.CommandAsync("ACL", "SETUSER", "desk", "resetkeys", "resetchannels", $"~{Names.Stream("jobs")}", $"&{PubSubOf<Ticks>()}", $"&{PubSubOf<TicksCopy>()}", $"&{Names.Agent("*")}");

        var moment = await hub.Sender.TrySendAsync(new Moment(1), Cancel);
        var blip = await hub.Sender.TrySendAsync(new Blip(2), Cancel);
        await hub.Sender.SendAsync(new Job(3), Cancel);

        foreach (var refused in new[] { moment, blip })
        {
            Assert.Equal(RouteStatus.Rejected, refused.Routes[0].Status);
            Assert.Contains("NOPERM", refused.Routes[0].Reason, StringComparison.Ordinal);
        }

        await Eventually.TrueAsync(() => Script.Numbers.Contains(3));
        await Eventually.TrueAsync(async () => (await hub.Sender.TrySendAsync(new Tick(4), Cancel)).Confirmed);
    }

    [Fact]
    public async Task What_the_server_refuses_to_publish_is_not_counted_lost_by_those_who_listen()
    {
        var hub = await StartAsync<Watcher>();
        await hub.Sender.SendAsync(new Tick(1), Cancel);
        await Eventually.TrueAsync(() => Script.Numbers.Contains(1));
        await Server.CommandAsync("ACL", "SETUSER", "desk", "-publish");

        var refused = await Task.WhenAll(Enumerable.Range(2, 50).Select(number => hub.Sender.TrySendAsync(new Tick(number), Cancel).AsTask()));
        await Server.CommandAsync("ACL", "SETUSER", "desk", "+publish");
        await Eventually.TrueAsync(async () => (await hub.Sender.TrySendAsync(new Tick(100), Cancel)).Confirmed);

        await Eventually.TrueAsync(() => Script.Numbers.Contains(100));
        Assert.All(refused, static receipt => Assert.Equal(RouteStatus.Rejected, receipt.Routes[0].Status));
        Assert.Equal((0, 0), (Row<Ticks, Watcher>().Lost, Row<Ticks, Watcher>().Reordered));
    }

    [Theory]
    [InlineData("resetkeys", "create group 'worker' of '{0}'")]
    [InlineData("resetchannels", "subscribe to")]
    public async Task A_user_without_the_rights_for_its_agents_is_told_at_the_start_which_are_missing(string without, string what)
    {
        await Server.CommandAsync("ACL", "SETUSER", "desk", without);

        var refusal = await Assert.ThrowsAsync<RedisUnavailableException>(() => StartAsync(static contracts => contracts.AddAgent<Worker>().AddAgent<Watcher>()));

        Assert.Contains("'desk'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(what.Replace("{0}", StreamOf<Jobs>(), StringComparison.Ordinal), refusal.Message, StringComparison.Ordinal);
        Assert.Contains("NOPERM", refusal.Message, StringComparison.Ordinal);
    }
}
