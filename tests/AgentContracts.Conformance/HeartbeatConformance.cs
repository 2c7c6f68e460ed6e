using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Conformance;

/// <summary>Every instance shows at a steady pace that it lives.</summary>
public abstract class HeartbeatConformance(TransportUnderTest transport) : ConformanceTest(transport)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    [Fact]
    public async Task Every_instance_beats_and_tells_how_it_is_doing()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Worker>().AddAgent<Registrar>().Configure(static options => options.HeartbeatInterval = Interval));
        var gate = Script.Hold<Job>(static job => job.Number > 1);
        for (var number = 1; number <= 4; number++)
        {
            await hub.Sender.SendAsync(new Job(number), Cancel);
        }

        await Eventually.TrueAsync(() => gate.Waiting == 1 && Row<Jobs, Worker>().Queued == 2);
        await ElapseAsync(Interval);

        await Eventually.TrueAsync(() => Beats().Select(static beat => beat.AgentId).Distinct().Count() == 3);
        Assert.Equal(["registrar", "sender", "worker"], Beats().Select(static beat => beat.AgentId).Distinct().Order());
        var beat = Beats().First(static beat => beat.AgentId == "worker");
        Assert.Contains(beat.Instance, hub.Agents.Instances);
        Assert.Equal((1, 2, 3), (beat.Handled, beat.Queued, beat.InFlight));
        Assert.Equal([new ChannelLoad("jobs", Queued: 2, Handled: 1)], beat.Channels);
        var registrar = Beats().First(static beat => beat.AgentId == "registrar");
        Assert.Equal(["agent_status"], registrar.Channels!.Select(static load => load.Channel));
        Assert.True(beat.UptimeMs >= 450);
        gate.Open();
    }

    [Fact]
    public async Task It_beats_again_and_again()
    {
        await StartAsync(static contracts => contracts.AddAgent<Registrar>().Configure(static options => options.HeartbeatInterval = Interval));

        for (var round = 1; round <= 3; round++)
        {
            await ElapseAsync(Interval);
            await Eventually.TrueAsync(() => Beats().Count(static beat => beat.AgentId == "registrar") >= round);
        }

        var uptimes = Beats().Where(static beat => beat.AgentId == "registrar").Select(static beat => beat.UptimeMs).ToArray();
        Assert.Equal(uptimes.Order(), uptimes);
        Assert.Equal(uptimes.Length, uptimes.Distinct().Count());
    }

    [Fact]
    public async Task An_instance_that_has_left_beats_no_longer()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Worker>().AddAgent<Registrar>().Configure(static options => options.HeartbeatInterval = Interval));
        var worker = hub.Agents.Instances.Single(static name => name.StartsWith("worker", StringComparison.Ordinal));

        await hub.Agents.RemoveAsync(worker, Cancel);
        var before = Beats().Count(beat => beat.Instance == worker);
        foreach (var beats in new[] { 1, 2 })
        {
            await ElapseAsync(Interval);
            await Eventually.TrueAsync(() => Beats().Count(static beat => beat.AgentId == "registrar") >= beats);
        }

        Assert.Equal(before, Beats().Count(beat => beat.Instance == worker));
    }

    private IReadOnlyList<AgentHeartbeat> Beats() => [.. Script.Handled.Select(static performance => performance.Message).OfType<AgentHeartbeat>()];
}
