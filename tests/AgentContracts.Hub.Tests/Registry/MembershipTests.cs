using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Hub.Emergencies;
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

    [Fact]
    public async Task A_renewal_that_is_answered_behind_later_ones_does_not_look_like_an_outage()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Guard>());
        var membership = hub.Services.GetRequiredService<Membership>();
        var (held, isFirst, caughtUp) = (new TaskCompletionSource(), 1, 0);
        Store.Renewed = () => Interlocked.Exchange(ref isFirst, 0) == 1 ? new ValueTask(held.Task) : ValueTask.CompletedTask;
        membership.Contact.Regained = () => ValueTask.FromResult(Interlocked.Increment(ref caughtUp) > 0);
        await BeatAsync(4);
        held.SetResult();
        await BeatAsync(3);

        Assert.Equal(0, caughtUp);
        Assert.Equal(0, isFirst);
    }

    [Fact]
    public async Task Whose_first_contact_after_an_outage_is_an_instance_that_enters_judges_nobody_before_he_could_be_heard()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Guard>());
        var page = await PageAsync();
        var until = (_transport.Clock.GetUtcNow() + TimeSpan.FromSeconds(8)).ToUnixMicroseconds();
        await Store.TryChangeAsync(
            new RegistryChange(page.Version, page.Version + 1) { Written = [Records.Of("stranger", "stranger-1", "strange")], Granted = [new Lease("strange", until)] },
            TestContext.Current.CancellationToken);
        await BeatAsync(1);
        Store.Renewed = static () => throw new TimeoutException("It does not answer.");
        await BeatAsync(4);
        Store.Renewed = null;

        await hub.Agents.AddAsync<Watcher>(TestContext.Current.CancellationToken);

        Assert.True((await PageAsync()).Find("stranger-1")!.IsActive);
        await BeatUntilAsync(async () => !(await PageAsync()).Find("stranger-1")!.IsActive);
    }

    [Fact]
    public async Task Whose_place_another_has_may_not_act_from_the_moment_that_its_hub_knows()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Captain>());
        var fence = hub.Services.GetRequiredService<FenceBook>().Of("captain")!;
        Store.Empty();
        await Store.TryChangeAsync(
            new RegistryChange(0, 1)
            {
                Written = [Records.Of("captain", "captain-9", "other") with { Exclusive = true }],
                Granted = [new Lease("captain-9", Lease.Never), new Lease("other", Lease.Never)],
            },
            TestContext.Current.CancellationToken);
        var isTold = 0;
        var wasLostBefore = false;
        Store.Read = page =>
        {
            wasLostBefore |= Volatile.Read(ref isTold) == 0 && fence.IsLost;
            return page;
        };
        _spoiled.Publishing = (channel, _) =>
        {
            if (channel == EmergencyLane.Channel)
            {
                Volatile.Write(ref isTold, 1);
            }

            return null;
        };

        await BeatUntilAsync(() => Task.FromResult(hub.Agents.Instances.All(static name => !name.StartsWith("captain", StringComparison.Ordinal))));

        Assert.True(wasLostBefore);
    }

    [Theory]
    [InlineData("guard")]
    [InlineData("")]
    public async Task An_instance_of_which_the_registry_could_not_be_told_that_it_left_leaves_it_with_a_later_beat(string agent)
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Guard>());
        Store.Read = static _ => throw new TimeoutException("It does not answer.");
        foreach (var instance in hub.Agents.Instances.Where(name => name.StartsWith(agent, StringComparison.Ordinal)))
        {
            await hub.Agents.RemoveAsync(instance, TestContext.Current.CancellationToken);
        }

        Store.Read = null;
        Assert.NotEmpty((await PageAsync()).Agents.Where(record => record.Instance.StartsWith(agent, StringComparison.Ordinal)));

        await BeatUntilAsync(async () => (await PageAsync()).Agents.Length == hub.Agents.Instances.Count);

        Assert.Equal(agent.Length == 0 ? 0 : 1, (await PageAsync()).Leases.Count);
        Assert.All((await PageAsync()).Agents, static record => Assert.Equal("sender", record.Agent));
    }

    private async Task BeatAsync(int times)
    {
        for (var beat = 0; beat < times; beat++)
        {
            var renewals = Store.Renewals;
            await _transport.ElapseAsync(Beat);
            await Eventually.TrueAsync(() => Store.Renewals > renewals && _transport.IsQuiet);
            await Eventually.OneGlanceAsync();
        }
    }

    private Task BeatUntilAsync(Func<Task<bool>> condition) => _transport.BeatUntilAsync(Beat, most: 20, condition);

    private ValueTask<RegistryPage> PageAsync() => Store.ReadAsync(TestContext.Current.CancellationToken);

    private Task<TestHub> StartAsync(Action<ContractsBuilder> configure) => _system.StartAsync(contracts =>
    {
        configure(contracts.Configure(static options => options.HeartbeatInterval = Beat));
        contracts.UseTransport(_ => _spoiled = new SpoiledTransport(new InProcessTransport(_transport.Broker, passByReference: false)));
    });
}
