using AgentContracts.Conformance.Agents;
using AgentContracts.Hub.Registry;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Conformance;

/// <summary>Who is not heard of for too long counts as inactive, which everybody is told once, however many watch.</summary>
public abstract class SilenceConformance(TransportUnderTest transport) : ConformanceTest(transport)
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(12);
    private readonly List<TestHub> _watching = [];

    [Fact]
    public async Task One_alert_of_a_silence_whoever_watches_and_one_when_it_is_over()
    {
        var sabotage = new Sabotage();
        var silent = await StartAsync(sabotage, static contracts => contracts.AddAgent<Watcher>());
        var one = await StartAsync(null, static contracts => contracts.AddAgent<Guard>());
        var two = await StartAsync(null, static contracts => contracts.AddAgent<Nurse>());

        // Until it has been heard of since the others came: their own senders would otherwise count as come in place of its.
        await ElapseAtLeastAsync(Beat * 2);
        sabotage.Silence();
        await ElapseUntilTrueAsync(() => Alerts(nameof(Guard)).Count == 1 && Alerts(nameof(Nurse)).Count == 1);
        await ElapseManyAsync();

        Assert.Equal(HealthStatuses.AgentInactive, Assert.Single(Alerts(nameof(Guard))).HealthStatus);
        Assert.Equal(["sender", "watcher"], Assert.Single(Alerts(nameof(Nurse))).AffectedComponents);
        Assert.False((await PageAsync(one)).Agents.Single(static record => record.Agent == "watcher").IsActive);
        Assert.Contains(two.Snapshot.Registry, static record => record is { Agent: "watcher", IsActive: false });

        sabotage.Unsilence();
        await ElapseUntilTrueAsync(() => Alerts(nameof(Guard)).Count == 2 && Alerts(nameof(Nurse)).Count == 2);
        await ElapseManyAsync();

        Assert.Equal([HealthStatuses.AgentInactive, HealthStatuses.AgentRecovered], Alerts(nameof(Guard)).Select(static alert => alert.HealthStatus));
        Assert.Equal([HealthStatuses.AgentInactive, HealthStatuses.AgentRecovered], Alerts(nameof(Nurse)).Select(static alert => alert.HealthStatus));
        Assert.All((await PageAsync(one)).Agents, static record => Assert.True(record.IsActive));
        Assert.Empty(await Emergencies(one).ReadLatchedAsync(Cancel));
        Assert.NotNull(silent);
    }

    [Fact]
    public async Task A_silence_of_half_the_time_leads_to_nothing()
    {
        var sabotage = new Sabotage();
        await StartAsync(sabotage, static contracts => contracts.AddAgent<Watcher>());
        var hub = await StartAsync(null, static contracts => contracts.AddAgent<Guard>());

        sabotage.Silence();
        await ElapseAtLeastAsync(Timeout / 2);
        sabotage.Unsilence();
        await ElapseManyAsync();

        Assert.Empty(Alerts(nameof(Guard)));
        Assert.All((await PageAsync(hub)).Agents, static record => Assert.True(record.IsActive));
    }

    [Fact]
    public async Task Who_comes_in_place_of_a_silent_one_ends_its_silence()
    {
        var sabotage = new Sabotage();
        await StartAsync(sabotage, static contracts => contracts.AddAgent<Watcher>());
        var hub = await StartAsync(null, static contracts => contracts.AddAgent<Guard>());
        sabotage.Silence();
        await ElapseUntilTrueAsync(() => Alerts(nameof(Guard)).Count == 1);

        await StartAsync(null, static contracts => contracts.AddAgent<Watcher>());

        await ElapseUntilTrueAsync(() => Alerts(nameof(Guard)).Count == 2);
        await ElapseManyAsync();
        Assert.Equal([HealthStatuses.AgentInactive, HealthStatuses.AgentRecovered], Alerts(nameof(Guard)).Select(static alert => alert.HealthStatus));
        Assert.Equal(1, (await PageAsync(hub)).Agents.Count(static record => record.Agent == "watcher"));
    }

    [Fact]
    public async Task Who_was_replaced_before_anybody_noticed_leaves_no_silence_behind()
    {
        var sabotage = new Sabotage();
        await StartAsync(sabotage, static contracts => contracts.AddAgent<Watcher>());
        var hub = await StartAsync(null, static contracts => contracts.AddAgent<Guard>());
        sabotage.Silence();

        await ElapseAtLeastAsync(Beat);
        await StartAsync(null, static contracts => contracts.AddAgent<Watcher>());
        await ElapseManyAsync();
        await ElapseManyAsync();

        Assert.Empty(Alerts(nameof(Guard)));
        Assert.Equal(1, (await PageAsync(hub)).Agents.Count(static record => record.Agent == "watcher"));
    }

    private static Hub.Emergencies.IEmergencyBoard Emergencies(TestHub hub) => hub.Services.GetRequiredService<ITransport>().Emergencies;

    private async Task<TestHub> StartAsync(Sabotage? sabotage, Action<ContractsBuilder> configure)
    {
        var hub = await StartAsync(contracts =>
        {
            configure(contracts.Configure(static options => (options.HeartbeatInterval, options.InactiveAfter) = (Beat, Timeout)));
            sabotage?.Use(contracts);
        });
        if (sabotage is null)
        {
            _watching.Add(hub);
        }

        return hub;
    }

    /// <summary>
    /// Whether every hub that watches has renewed its lease lately, by a clock that runs much faster than hubs do: one that falls behind takes that for
    /// an outage of its own, and judges nobody.
    /// </summary>
    private async ValueTask<bool> KeepsUpAsync()
    {
        RegistryPage page;
        try
        {
            page = await PageAsync(_watching[0]);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Other tests break the connections to the broker that they share with this one.
            return false;
        }

        var least = (Clock.GetUtcNow() + Timeout - (Beat * 1.5)).ToUnixTimeMilliseconds() * 1000;
        return page.Agents.Where(static record => record.Agent is "guard" or "nurse").All(record => page.LeaseOf(record.Hub) >= least);
    }

    private ValueTask<RegistryPage> PageAsync(TestHub hub) => hub.Services.GetRequiredService<ITransport>().Registry.ReadAsync(Cancel);

    /// <summary>Time enough for a silence to be noticed, and for whoever would tell of it again to do so.</summary>
    private ValueTask ElapseManyAsync() => ElapseAtLeastAsync(Timeout + (Beat * 2));

    private ValueTask ElapseAtLeastAsync(TimeSpan time)
    {
        var until = Clock.GetUtcNow() + time;
        return ElapseUntilTrueAsync(() => Clock.GetUtcNow() >= until);
    }

    private async ValueTask ElapseUntilTrueAsync(Func<bool> condition)
    {
        while (!condition())
        {
            Cancel.ThrowIfCancellationRequested();
            await ElapseAsync(TimeSpan.FromMilliseconds(200));
            do
            {
                Cancel.ThrowIfCancellationRequested();
                await Eventually.OneGlanceAsync();
            }
            while (!await KeepsUpAsync());
        }
    }

    private IReadOnlyList<SystemHealthAlert> Alerts(string role) =>
        [.. Script.Handled.Where(performance => performance.Actor.Role == role).Select(static performance => performance.Message).OfType<SystemHealthAlert>()];
}
