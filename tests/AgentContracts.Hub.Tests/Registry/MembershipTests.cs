using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Hub.InProcess;
using AgentContracts.Hub.Registry;
using AgentContracts.Hub.Tests.Conformance;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Hub.Tests.Registry;

/// <summary>A hub keeps its place in a registry that forgets, fails in the middle, or is looked at by a process that was paused.</summary>
public sealed class MembershipTests : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly InProcessUnderTest _transport = new(passByReference: false);
    private readonly TestSystem _system;
    private SpoiledTransport _spoiled = null!;

    public MembershipTests() => _system = new TestSystem(_transport);

    private SpoiledRegistry Store => _spoiled.Spoiled;

    public async ValueTask DisposeAsync()
    {
        Store.Changing = null;
        Store.Read = null;
        await _system.DisposeAsync();
        await _transport.DisposeAsync();
    }

    [Fact]
    public async Task A_registry_that_was_emptied_knows_every_instance_again_also_where_it_fails_at_it_first()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Captain>().AddAgent<Guard>());
        Store.Empty();
        var failures = 2;
        Store.Changing = change =>
        {
            if (change.Written.Any(static record => record.Agent != "guard") && failures-- > 0)
            {
                throw new TimeoutException("The registry does not answer.");
            }
        };

        await BeatUntilAsync(async () => (await PageAsync()).Agents.Length == hub.Agents.Instances.Count);

        Assert.Equal(hub.Agents.Instances.Order(StringComparer.Ordinal), (await PageAsync()).Agents.Select(static record => record.Instance).Order(StringComparer.Ordinal));
        Assert.True(failures <= 0);
        await hub.As<Captain>().SendAsync(new AgentContracts.Conformance.Messages.Tick(1), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Leases_that_were_lost_without_their_records_are_granted_again_and_nobody_is_judged_silent()
    {
        await StartAsync(static contracts => contracts.AddAgent<Captain>());
        var page = await PageAsync();
        await Store.TryChangeAsync(new RegistryChange(page.Version, page.Version + 1) { Withdrawn = [.. page.Leases.Keys] }, TestContext.Current.CancellationToken);

        await BeatUntilAsync(async () => (await PageAsync()).Leases.Count == page.Leases.Count);

        Assert.All((await PageAsync()).Agents, static record => Assert.True(record.IsActive));
    }

    [Fact]
    public async Task A_hub_that_is_paused_between_renewing_and_looking_neither_judges_itself_nor_hangs()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Guard>());
        var membership = hub.Services.GetRequiredService<Membership>();
        await _transport.ElapseAsync(TimeSpan.FromMinutes(2));
        await Eventually.TrueAsync(() => _transport.IsQuiet);
        var paused = false;
        Store.Read = page =>
        {
            if (!paused)
            {
                paused = true;
                ((ManualClock)_transport.Clock).Advance(TimeSpan.FromMinutes(2));
            }

            return page;
        };

        await Task.Run(membership.LookAsync, TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.All((await PageAsync()).Agents, static record => Assert.True(record.IsActive));
    }

    [Fact]
    public async Task An_instance_that_leaves_while_a_look_misses_it_is_not_entered_again()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Guard>().AddAgent<Watcher>());
        var watcher = hub.Agents.Instances.Single(static name => name.StartsWith("watcher", StringComparison.Ordinal));
        Store.Empty();
        Task? leaving = null;
        Store.Changing = change =>
        {
            if (leaving is null && change.Written.Any(record => record.Instance != watcher))
            {
                leaving = hub.Agents.RemoveAsync(watcher, TestContext.Current.CancellationToken).AsTask();
            }
        };

        await BeatUntilAsync(() => Task.FromResult(leaving is not null));
        await leaving!.WaitAsync(Patience, TestContext.Current.CancellationToken);
        await BeatUntilAsync(async () => (await PageAsync()).Agents.Length == hub.Agents.Instances.Count);

        Assert.Null((await PageAsync()).Find(watcher));
    }

    [Fact]
    public async Task A_renewal_that_waits_for_a_thread_does_not_hold_up_the_next()
    {
        await StartAsync(static contracts => contracts.AddAgent<Guard>());
        var starved = new TaskCompletionSource();
        Store.Renewed = () => new ValueTask(starved.Task);
        var before = Store.Renewals;

        for (var beat = 1; beat <= 3; beat++)
        {
            await _transport.ElapseAsync(Beat);
            await Eventually.TrueAsync(() => Store.Renewals >= before + beat);
        }

        starved.SetResult();
    }

    private async Task BeatUntilAsync(Func<Task<bool>> condition)
    {
        for (var beat = 0; !await condition(); beat++)
        {
            Assert.True(beat < 20, "It did not come about within twenty beats.");
            await _transport.ElapseAsync(Beat);
            await Eventually.TrueAsync(() => _transport.IsQuiet);
            await Eventually.OneGlanceAsync();
        }
    }

    private ValueTask<RegistryPage> PageAsync() => Store.ReadAsync(TestContext.Current.CancellationToken);

    private Task<TestHub> StartAsync(Action<ContractsBuilder> configure) => _system.StartAsync(contracts =>
    {
        configure(contracts.Configure(static options => options.HeartbeatInterval = Beat));
        contracts.UseTransport(_ => _spoiled = new SpoiledTransport(new InProcessTransport(_transport.Broker, passByReference: false)));
    });
}
