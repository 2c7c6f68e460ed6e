using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Redis.Tests.Harness;
using AgentContracts.Testing.RedisServers;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Redis.Tests.Logins;

/// <summary>The rights that the README names, under a prefix of its own, are enough for a hub, and it asks for no others.</summary>
public sealed class LeastRightsTests() : RedisTest(new RedisUnderTest(new RedisServerOptions { User = "desk", Password = "secret" }))
{
    // StackExchange.Redis asks for these when it connects, and does without them.
    private static readonly string[] AskedByTheClient = ["info", "config|get", "cluster|nodes", "cluster|slots"];

    [Fact]
    public async Task They_are_enough_and_nothing_else_is_asked_for()
    {
        await Server.CommandAsync(["ACL", "SETUSER", "hub", "on", ">secret", .. Rights()]);
        var hub = await StartAsync(static contracts => contracts.AddAgent<Foreman>().AddAgent<Watcher>().AddAgent<Porter>().AddAgent<Guard>().AddAgent<Captain>().Services.PostConfigure<RedisOptions>(static options => options.Configuration.User = "hub"));
        Script.Fail<Job>();
        var gate = Script.Hold<Parcel>();

        await hub.Sender.SendAsync(new Trade(1), Cancel);
        await hub.Sender.SendAsync(new Tick(2), Cancel);
        await hub.Sender.SendAsync(new Job(3), Cancel);
        for (var number = 4; number <= 9; number++)
        {
            await hub.Sender.SendAsync(new Parcel(number), Cancel);
        }

        gate.Open();
        var roll = await hub.Sender.BroadcastEmergencyAsync(new Alarm(10), Cancel);
        Assert.True(roll.Complete);
        Assert.True(await hub.Sender.ClearEmergencyAsync(roll.MessageId, Cancel));
        await Eventually.TrueAsync(() => Row<Jobs, Foreman>() is { Handled: 1, DeadLettered: 1, InFlight: 0 } && Row<Ticks, Watcher>().Handled == 1 && Row<Sliding, Porter>() is { Received: 6, InFlight: 0, Lag: 0 });
        Assert.Single(await hub.DeadLettersAsync<Jobs>());
        await hub.StopAsync(Cancel);

        var log = await Server.CommandAsync("ACL", "LOG");
        Assert.Empty(log.Where((_, line) => line > 0 && log[line - 1] == "object").Except(AskedByTheClient));
    }

    /// <summary>What stands behind the password in the README's <c>user</c> line.</summary>
    private IEnumerable<string> Rights()
    {
        var readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "AgentContracts.Redis.README.md"));
        var rules = readme[readme.IndexOf("resetchannels", StringComparison.Ordinal)..readme.IndexOf("```", readme.IndexOf("resetchannels", StringComparison.Ordinal), StringComparison.Ordinal)];
        return rules.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(rule => rule.Replace("prod:", Names.PubSub(""), StringComparison.Ordinal));
    }
}
