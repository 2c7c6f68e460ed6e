using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Redis.Tests.Harness;
using AgentContracts.Testing.RedisServers;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Redis.Tests.Logins;

/// <summary>A right that is taken away from a running hub is noticed, said of the channel that it concerns, alerted, and over when it is given back.</summary>
public sealed class RevokedRightsTests() : RedisTest(new RedisUnderTest(new RedisServerOptions { User = "desk", Password = "secret" }))
{
    [Fact]
    public async Task Who_may_not_hear_a_channel_any_more_knows_that_it_is_deaf_there()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Watcher>().AddAgent<Inspector>());
        await hub.Sender.SendAsync(new Tick(1), Cancel);
        await Eventually.TrueAsync(() => Script.Numbers.Contains(1));

        await SetAsync("resetchannels", $"&{PubSubOf<TicksCopy>()}", $"&{Names.PubSub("error_alerts")}", $"&{Names.PubSub("contracts:*")}");

        await Eventually.TrueAsync(() => Health<Ticks>(hub).Health == ChannelHealth.Down);
        Assert.Contains("does not hear it: NOPERM", Health<Ticks>(hub).HealthReason, StringComparison.Ordinal);
        Assert.Equal(ChannelHealth.Healthy, Health<TicksCopy>(hub).Health);
        await AlertedAsync(ErrorTypes.ChannelFailed, "ticks");

        await SetAsync("allchannels");

        await Eventually.TrueAsync(() => Health<Ticks>(hub) is { Health: ChannelHealth.Healthy, HealthReason: null });
        await AlertedAsync(ErrorTypes.ChannelMended, "ticks");
        await hub.Sender.SendAsync(new Tick(2), Cancel);
        await hub.Sender.SendAsync(new Tick(3), Cancel);
        await Eventually.TrueAsync(() => Script.Numbers.Contains(3));
        Assert.Equal([1, 2, 3], Script.Numbers.Where(static number => number > 0));
        Assert.Single(hub.Log.Of("ChannelFailed"));
    }

    [Fact]
    public async Task Who_may_not_acknowledge_any_more_handles_nothing_twice_and_acknowledges_when_it_may()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Worker>().AddAgent<Inspector>());
        await SetAsync("-xack");

        await hub.Sender.SendAsync(new Job(1), Cancel);

        await Eventually.TrueAsync(() => Health<Jobs>(hub).Health == ChannelHealth.Degraded);
        Assert.Contains("cannot tell the broker what is finished: NOPERM", Health<Jobs>(hub).HealthReason, StringComparison.Ordinal);
        Assert.Equal(1, PendingOf<Jobs>("worker"));

        await SetAsync("+xack");

        await Eventually.TrueAsync(() => Health<Jobs>(hub).Health == ChannelHealth.Healthy && PendingOf<Jobs>("worker") == 0);
        await AlertedAsync(ErrorTypes.ChannelFailed, "jobs");
        await AlertedAsync(ErrorTypes.ChannelMended, "jobs");
        Assert.Equal([1], Script.Numbers.Where(static number => number > 0));
    }

    [Fact]
    public async Task Who_may_not_read_a_stream_any_more_reads_the_others_and_what_it_missed_later()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Foreman>().AddAgent<Inspector>());
        await SetAsync("resetkeys", $"~{StreamOf<JobsAudit>()}", $"~{Names.Stream("error_alerts")}", $"%W~{StreamOf<Jobs>()}");

        await Eventually.TrueAsync(() => Health<Jobs>(hub).Health == ChannelHealth.Down);
        Assert.Contains("cannot read it: NOPERM", Health<Jobs>(hub).HealthReason, StringComparison.Ordinal);
        await hub.Sender.SendAsync(new Incident(1, IsSevere: false), Cancel);
        await Eventually.TrueAsync(() => Script.Numbers.Contains(1));

        await SetAsync("allkeys");

        await hub.Sender.SendAsync(new Job(2), Cancel);
        await Eventually.TrueAsync(() => Script.Numbers.Contains(2) && Health<Jobs>(hub).Health == ChannelHealth.Healthy);
        await AlertedAsync(ErrorTypes.ChannelFailed, "jobs");
        await AlertedAsync(ErrorTypes.ChannelMended, "jobs");
    }

    [Fact]
    public async Task What_an_agent_could_not_do_is_over_when_it_is_removed()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Watcher>().AddAgent<Worker>().AddAgent<Inspector>());
        await hub.Sender.SendAsync(new Tick(1), Cancel);
        await hub.Sender.SendAsync(new Job(2), Cancel);
        await Eventually.TrueAsync(() => Script.Numbers.Contains(1) && Script.Numbers.Contains(2));
        await SetAsync(
            "resetchannels", $"&{Names.PubSub("error_alerts")}", $"&{Names.PubSub("contracts:*")}",
            "resetkeys", $"~{Names.Stream("error_alerts")}", "~*contracts:registry*");
        await Eventually.TrueAsync(() => Health<Ticks>(hub).Health == ChannelHealth.Down && Health<Jobs>(hub).Health == ChannelHealth.Down);

        foreach (var instance in hub.Agents.Instances.Where(static instance => !instance.StartsWith("inspector", StringComparison.Ordinal)).ToArray())
        {
            await hub.Agents.RemoveAsync(instance, Cancel);
        }

        Assert.Equal(ChannelHealth.Healthy, Health<Ticks>(hub).Health);
        Assert.Equal(ChannelHealth.Healthy, Health<Jobs>(hub).Health);
        Assert.Single(hub.Log.Of("ChannelLeft"), static text => text.StartsWith("jobs:", StringComparison.Ordinal));
        Assert.Single(hub.Log.Of("ChannelLeft"), static text => text.StartsWith("ticks:", StringComparison.Ordinal));
        await AlertedAsync(ErrorTypes.ChannelLeft, "ticks");
        await AlertedAsync(ErrorTypes.ChannelLeft, "jobs");
    }

    private Task SetAsync(params string[] rules) => Server.CommandAsync(["ACL", "SETUSER", "desk", .. rules]);

    private static ChannelSnapshot Health<TChannel>(TestHub hub) where TChannel : IChannel<TChannel> =>
        hub.Snapshot.Channels.Single(static channel => channel.Name == TChannel.Info.Name);

    private Task AlertedAsync(string errorType, string channel) => Eventually.TrueAsync(() =>
        Script.Handled.Any(performance => performance.Message is ErrorAlert alert && (alert.ErrorType, alert.Component) == (errorType, channel)));
}
