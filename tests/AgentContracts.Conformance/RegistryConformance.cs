using AgentContracts.Conformance.Agents;
using AgentContracts.Hub.Registry;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Conformance;

/// <summary>The broker knows every instance of the whole system, and keeps one that does not fit from running.</summary>
public abstract class RegistryConformance(TransportUnderTest transport) : ConformanceTest(transport)
{
    private static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task Every_instance_is_registered_with_what_it_hears_handles_and_says()
    {
        var one = await StartAsync<Foreman>();
        var two = await StartAsync<Guard>();

        var page = await PageAsync(one);

        Assert.Equal(one.Agents.Instances.Concat(two.Agents.Instances).Order(StringComparer.Ordinal), page.Agents.Select(static record => record.Instance).Order(StringComparer.Ordinal));
        var info = InfoOf<Foreman>();
        var foreman = page.Agents.Single(static record => record.Agent == "foreman");
        Assert.Equal((info.Type, Environment.MachineName, Environment.ProcessId), (foreman.Type, foreman.Host, foreman.Process));
        Assert.Equal(info.Subscriptions.Select(static subscription => subscription.Channel.Name), foreman.Channels);
        Assert.Equal(info.Handles.Select(ContractVersion.Of), foreman.Handles);
        Assert.Equal(info.Publishes.Select(ContractVersion.Of), foreman.Publishes);
        Assert.InRange(foreman.StartedAt, Clock.GetUtcNow() - TimeSpan.FromMinutes(1), Clock.GetUtcNow());
        Assert.False(foreman.HearsEmergencies);
        Assert.True(page.Agents.Single(static record => record.Agent == "guard").HearsEmergencies);
        Assert.True(foreman.IsActive);
        Assert.NotEqual(0UL, foreman.Fingerprint);
        Assert.Equal(page.Agents.Length, two.Snapshot.Registry.Count);
        Assert.Empty(two.Snapshot.ContractVersions);
    }

    [Fact]
    public async Task Who_joins_and_leaves_at_run_time_joins_and_leaves_the_registry()
    {
        var hub = await StartAsync(static _ => { });

        var instance = await hub.Agents.AddAsync<Watcher>(Cancel);
        Assert.NotNull((await PageAsync(hub)).Find(instance));
        Assert.Contains(hub.Snapshot.Registry, record => record.Instance == instance);
        await hub.Agents.RemoveAsync(instance, Cancel);

        Assert.Null((await PageAsync(hub)).Find(instance));
        Assert.DoesNotContain(hub.Snapshot.Registry, record => record.Instance == instance);
        await hub.StopAsync(Cancel);
        var other = await StartAsync(static _ => { });
        Assert.Equal("sender", Assert.Single((await PageAsync(other)).Agents).Agent);
    }

    [Fact]
    public async Task An_agent_whose_contracts_cannot_be_read_by_those_that_run_is_refused_by_the_names_of_the_messages()
    {
        var hub = await StartAsync<Guard>();
        await EnterAsync(hub, Stranger with { Handles = [new ContractVersion("tick", 0xBAD, 3), ContractVersion.Of(MessageInfo.Of<Messages.Job>())] });

        var refusal = await Assert.ThrowsAsync<ContractsIncompatibleException>(async () => await hub.Agents.AddAsync<Watcher>(Cancel));

        var difference = Assert.Single(refusal.Differences);
        Assert.Equal(("tick", "stranger-1", false), (difference.Own.Message, difference.With.Instance, difference.IsCompatible));
        Assert.Contains("tick", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(hub.Agents.Instances, static name => name.StartsWith("watcher", StringComparison.Ordinal));
        Assert.DoesNotContain((await PageAsync(hub)).Agents, static record => record.Agent == "watcher");
        await Eventually.TrueAsync(() => Alerts().Count == 1);
        Assert.Equal((HealthStatuses.AgentRefused, "watcher"), (Alerts()[0].HealthStatus, Alerts()[0].AffectedComponents[0]));
        await Assert.ThrowsAsync<ContractsIncompatibleException>(() => StartAsync<Watcher>());
    }

    [Fact]
    public async Task Contracts_that_have_grown_from_each_other_run_side_by_side_and_are_shown()
    {
        var hub = await StartAsync(static _ => { });
        var tick = MessageInfo.Of<Messages.Tick>();
        var older = new ContractVersion("tick", tick.Prefixes[0], 0);
        var newer = new ContractVersion("tick", 0x5EED, tick.FieldCount + 1);
        await EnterAsync(hub, Stranger with { Publishes = [older] });
        await EnterAsync(hub, Stranger with { Instance = "stranger-2", Publishes = [newer] }, new ContractSchema(newer, [.. tick.Prefixes, tick.Fingerprint]));

        var instance = await hub.Agents.AddAsync<Watcher>(Cancel);

        var versions = Assert.Single(hub.Snapshot.ContractVersions);
        Assert.Equal("tick", versions.Message);
        Assert.Equal([older, ContractVersion.Of(tick), newer], versions.Instances.Select(static pair => pair.Version));
        Assert.Contains(instance, versions.Instances[1].Instances);
        Assert.Equal(2, hub.Log.Of("OtherVersion").Count);
    }

    [Fact]
    public async Task A_contract_that_is_unknown_here_is_looked_up_where_its_sender_registered_it()
    {
        var hub = await StartAsync<Watcher>();
        var tick = MessageInfo.Of<Messages.Tick>();
        var newer = new ContractVersion("tick", 0x5EED, tick.FieldCount + 1);
        await EnterAsync(hub, Stranger with { Publishes = [newer] }, new ContractSchema(newer, [.. tick.Prefixes, tick.Fingerprint]));

        Assert.Equal(newer, (await Store(hub).FindSchemaAsync("tick", 0x5EED, Cancel))?.Version);
        Assert.Equal(ContractVersion.Of(tick), (await Store(hub).FindSchemaAsync("tick", tick.Fingerprint, Cancel))?.Version);
        Assert.Null(await Store(hub).FindSchemaAsync("tick", 0xBAD, Cancel));
        var beat = MessageInfo.Of<AgentHeartbeat>();
        Assert.Equal(ContractVersion.Of(beat), (await Store(hub).FindSchemaAsync(beat.Name, beat.Fingerprint, Cancel))?.Version);
    }

    [Fact]
    public async Task Nothing_is_changed_that_somebody_else_has_changed_since()
    {
        var hub = await StartAsync(static _ => { });
        var page = await PageAsync(hub);
        var lease = new Lease(page.Agents[0].Hub, page.LeaseOf(page.Agents[0].Hub));

        Assert.False(await Store(hub).TryChangeAsync(new RegistryChange(page.Version - 1, page.Version + 1) { Written = [Stranger] }, Cancel));
        Assert.False(await Store(hub).TryChangeAsync(new RegistryChange(page.Version, page.Version + 1) { Unchanged = [lease with { Until = 1 }], Written = [Stranger] }, Cancel));
        Assert.True(await Store(hub).TryChangeAsync(new RegistryChange(page.Version, page.Version + 1) { Unchanged = [lease], Written = [Stranger], Granted = [new Lease("a", 5)] }, Cancel));

        var changed = await PageAsync(hub);
        Assert.Equal((page.Version + 1, 5), (changed.Version, changed.LeaseOf("a")));
        var answer = await Store(hub).RenewAsync([new Lease("a", 6), new Lease("b", 7)], Cancel);
        Assert.Equal((changed.Version, "b"), (answer.Version, Assert.Single(answer.Missing)));
        Assert.Equal((6, 0), ((await PageAsync(hub)).LeaseOf("a"), (await PageAsync(hub)).LeaseOf("b")));
    }

    [Fact]
    public async Task An_exclusive_agent_runs_once_in_the_whole_system_and_the_one_that_was_refused_says_so()
    {
        var first = await StartExclusiveAsync();
        var second = await StartAsync(contracts => contracts.AddAgent<Guard>().Configure(static options => options.ExclusiveLease = LeaseTime));

        var adding = second.Agents.AddAsync<Captain>(Cancel).AsTask();
        await ElapseStepwiseUntilAsync(() => adding.IsCompleted);

        var refusal = await Assert.ThrowsAsync<AgentHeldException>(() => adding);
        Assert.Equal(CaptainOf(first), refusal.Holder.Instance);
        await Eventually.TrueAsync(() => Alerts().Count == 1);
        Assert.Equal((HealthStatuses.AgentRefused, "captain"), (Alerts()[0].HealthStatus, Alerts()[0].AffectedComponents[0]));

        await first.StopAsync(Cancel);
        await second.Agents.AddAsync<Captain>(Cancel);
        Assert.NotNull(CaptainOf(second));
    }

    [Fact]
    public async Task One_that_waits_for_the_place_of_an_exclusive_agent_has_it_as_soon_as_that_leaves()
    {
        var lease = TimeSpan.FromMinutes(5);
        var first = await StartAsync(contracts => contracts.AddAgent<Captain>().Configure(options => options.ExclusiveLease = lease));
        var second = await StartAsync(contracts => contracts.AddAgent<Guard>().Configure(options => options.ExclusiveLease = lease));
        var clock = second.Services.GetRequiredService<ITransport>().Clock;
        var began = clock.GetUtcNow();
        var adding = second.Agents.AddAsync<Captain>(Cancel).AsTask();
        await Eventually.TrueAsync(() => second.Log.Of("WaitsForLease").Count == 1);

        await first.StopAsync(Cancel);
        await ElapseStepwiseUntilAsync(() => adding.IsCompleted);

        await adding;
        Assert.NotNull(CaptainOf(second));
        Assert.True(clock.GetUtcNow() - began < lease / 2);
    }

    [Fact]
    public async Task The_place_of_an_exclusive_agent_whose_lease_has_ended_is_taken_and_it_stops_with_an_alert_before_it_acts()
    {
        var sabotage = new Sabotage();
        var first = await StartExclusiveAsync(sabotage);
        var watch = await StartAsync<Guard>();
        var before = (await PageAsync(watch)).Agents.Single(static record => record.Agent == "captain");
        sabotage.Silence();

        var second = StartExclusiveAsync();
        await ElapseStepwiseUntilAsync(() => second.IsCompleted);
        var after = (await PageAsync(watch)).Agents.Single(static record => record.Agent == "captain");
        Assert.True(after.Fence > before.Fence);
        Assert.Equal(CaptainOf(await second), after.Instance);

        // It may not act any more, and does not know yet why.
        await Assert.ThrowsAsync<AgentDisplacedException>(async () => await first.As<Captain>().SendAsync(new Messages.Tick(1), Cancel));
        await watch.Sender.SendAsync(new Messages.Tick(2), Cancel);
        await Eventually.TrueAsync(() => Script.Handled.Any(static performance => performance is { Number: 2, Actor: { Role: nameof(Captain), Number: 2 } }));
        Assert.DoesNotContain(Script.Performances, static performance => performance.Actor is { Role: nameof(Captain), Number: 1 });

        sabotage.Unsilence();
        await ElapseStepwiseUntilAsync(() => CaptainOf(first) is null && Alerts().Count == 1);
        Assert.Equal((HealthStatuses.AgentDisplaced, "captain"), (Alerts()[0].HealthStatus, Alerts()[0].AffectedComponents[0]));
        Assert.DoesNotContain(Script.Performances, static performance => performance.Actor is { Role: nameof(Captain), Number: 1 });
        await Assert.ThrowsAsync<AgentDisplacedException>(async () => await first.As<Captain>().SendAsync(new Messages.Tick(3), Cancel));
    }

    private static AgentRecord Stranger { get; } = new()
    {
        Agent = "stranger",
        Type = "stranger",
        Instance = "stranger-1",
        Hub = "strange",
        Host = "elsewhere",
        Process = 1,
        StartedAt = DateTimeOffset.UnixEpoch,
    };

    private static AgentInfo InfoOf<TAgent>() where TAgent : IAgent<TAgent> => TAgent.Info;

    private static string? CaptainOf(TestHub hub) => hub.Agents.Instances.SingleOrDefault(static name => name.StartsWith("captain", StringComparison.Ordinal));

    private static IRegistryStore Store(TestHub hub) => hub.Services.GetRequiredService<ITransport>().Registry;

    private Task<TestHub> StartExclusiveAsync(Sabotage? sabotage = null) => StartAsync(contracts =>
    {
        contracts.AddAgent<Captain>().Configure(static options => options.ExclusiveLease = LeaseTime);
        sabotage?.Use(contracts);
    });

    private ValueTask<RegistryPage> PageAsync(TestHub hub) => Store(hub).ReadAsync(Cancel);

    private async Task EnterAsync(TestHub hub, AgentRecord record, params ContractSchema[] schemas)
    {
        var page = await PageAsync(hub);
        Assert.True(await Store(hub).TryChangeAsync(
            new RegistryChange(page.Version, page.Version + 1) { Written = [record], Granted = [new Lease(record.Hub, Lease.Never)], Schemas = [.. schemas] }, Cancel));
    }

    private IReadOnlyList<SystemHealthAlert> Alerts() =>
        [.. Script.Handled.Where(static performance => performance.Actor.Role == nameof(Guard)).Select(static performance => performance.Message).OfType<SystemHealthAlert>()];
}
