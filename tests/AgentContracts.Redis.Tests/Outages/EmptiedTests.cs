using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Redis.Tests.Harness;
using AgentContracts.Testing.RedisServers;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Redis.Tests.Outages;

/// <summary>The server forgets everything: what was in it is gone, and hubs go on with what comes.</summary>
public sealed class EmptiedTests() : RedisTest(new RedisUnderTest(new RedisServerOptions { Persistence = RedisPersistence.None }))
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_confirmed_afterwards_is_handled(bool restart)
    {
        var hub = await StartAsync<Foreman>();
        await hub.Sender.SendAsync(new Trade(0), Cancel);
        await Eventually.TrueAsync(() => Script.Handled.Count == 1 && Row<JobsAudit, Foreman>().Duplicate == 1);

        if (restart)
        {
            await Server.KillAsync();
            await Server.StartAgainAsync();
        }
        else
        {
            await Server.CommandAsync("FLUSHALL");
        }

        await using var load = new Load(number => hub.Sender.TrySendAsync(new Trade(number), Cancel));
        await Eventually.TrueAsync(() => load.Confirmed.Count >= 100);
        await load.EndAsync();

        await Eventually.TrueAsync(() => !load.Confirmed.Except(Script.Numbers).Any() && Row<Jobs, Foreman>().InFlight == 0);
        AssertRepeatsAreFlagged();
        Assert.Contains(hub.Log.Of("GroupCreatedAgain"), text => text.Contains(StreamOf<Jobs>(), StringComparison.Ordinal));
        Assert.Contains(hub.Log.Of("GroupCreatedAgain"), text => text.Contains(StreamOf<JobsAudit>(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_handler_that_runs_meanwhile_is_finished_without_harm()
    {
        var hub = await StartAsync<Worker>();
        var gate = Script.Hold<Job>(static job => job.Number == 1);
        await hub.Sender.SendAsync(new Job(1), Cancel);
        await Eventually.TrueAsync(() => gate.Waiting == 1);

        await Server.CommandAsync("FLUSHALL");
        gate.Open();
        await Eventually.TrueAsync(() => Row<Jobs, Worker>() is { Handled: 1, InFlight: 0 });
        await hub.Sender.SendAsync(new Job(2), Cancel);

        await Eventually.TrueAsync(() => Row<Jobs, Worker>() is { Handled: 2, InFlight: 0 });
        Assert.Equal([1, 2], Script.Numbers);
    }

    [Fact]
    public async Task What_is_confirmed_afterwards_waits_for_an_agent_that_has_yet_to_start()
    {
        var hub = await StartAsync(static contracts => contracts.ExpectAgent<Worker>());
        await hub.Sender.SendAsync(new Job(1), Cancel);

        await Server.CommandAsync("FLUSHALL");
        var receipt = await hub.Sender.TrySendAsync(new Job(2), Cancel);
        await StartAsync<Worker>();

        Assert.True(receipt.Confirmed);
        await Eventually.TrueAsync(() => Script.Numbers.Contains(2));
    }

    [Fact]
    public async Task What_is_confirmed_afterwards_waits_for_it_also_where_another_agent_has_gone_on()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Foreman>().ExpectAgent<Worker>());
        await hub.Sender.SendAsync(new Job(1), Cancel);
        await Eventually.TrueAsync(() => Script.Handled.Count == 1);

        await Server.CommandAsync("FLUSHALL");
        await Eventually.TrueAsync(() => hub.Log.Of("GroupCreatedAgain").Any());
        Assert.True((await hub.Sender.TrySendAsync(new Job(2), Cancel)).Confirmed);
        await StartAsync<Worker>();

        await Eventually.TrueAsync(() => Script.Handled.Count(static performance => performance.Number == 2) == 2);
    }
}
