using AgentContracts.Conformance;
using AgentContracts.Hub.InProcess;
using AgentContracts.Hub.Registry;
using AgentContracts.Hub.Tests.Conformance;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Hub.Tests.Registry;

/// <summary>What an exclusive instance finishes after its lease has ended is acknowledged when the lease is renewed, and is the other's where another has its place.</summary>
public sealed class LapsedLeaseTests : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    private readonly InProcessUnderTest _transport = new(passByReference: false);
    private readonly TestSystem _system;
    private readonly Gate _gate;
    private SpoiledTransport _spoiled = null!;
    private TestHub _hub = null!;

    public LapsedLeaseTests()
    {
        _system = new TestSystem(_transport);
        _gate = _system.Script.Hold<Deposit>();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private SpoiledRegistry Store => _spoiled.Spoiled;

    public async ValueTask DisposeAsync()
    {
        Store.Renewed = null;
        await _system.DisposeAsync();
        await _transport.DisposeAsync();
    }

    [Fact]
    public async Task It_is_acknowledged_once_the_lease_is_renewed()
    {
        await FinishLateAsync();
        Assert.Equal((0, 1), (Row.Handled, Row.InFlight));

        Store.Renewed = null;
        await ElapseUntilAsync(() => Row is { Handled: 1, InFlight: 0 });
        await _hub.StopAsync(Cancel);
        await StartAsync();
        await _hub.As<Depositor>().SendAsync(new Deposit(2), Cancel);

        await Eventually.TrueAsync(() => _system.Script.Performances.Any(static performance => performance.Number == 2));
        Assert.Equal([1, 2], _system.Script.Numbers);
        Assert.Empty(_hub.Log.Of("SettlingFailed"));
    }

    [Fact]
    public async Task It_goes_back_to_the_stream_where_another_has_the_place()
    {
        await FinishLateAsync();
        Store.Empty();
        await Store.TryChangeAsync(
            new RegistryChange(0, 1)
            {
                Written = [Records.Of("treasurer", "treasurer-9", "other") with { Exclusive = true }],
                Granted = [new Lease("treasurer-9", Lease.Never), new Lease("other", Lease.Never)],
            },
            Cancel);
        Store.Renewed = null;
        await ElapseUntilAsync(() => _hub.Agents.Instances.All(static name => !name.StartsWith("treasurer", StringComparison.Ordinal)));
        Assert.Single(_hub.Log.Of("SettlingFailed"));

        await Store.TryChangeAsync(RegistryRules.Leave(await Store.ReadAsync(Cancel), "treasurer-9", 9)!, Cancel);
        await _hub.Agents.AddAsync<Treasurer>(Cancel);

        await Eventually.TrueAsync(() => _system.Script.Handled.Count == 2);
        Assert.Equal([(1, false), (1, true)], _system.Script.Handled.Select(static performance => (performance.Number, performance.Redelivered)));
    }

    [Fact]
    public async Task It_keeps_nobody_from_leaving()
    {
        await FinishLateAsync();

        await _hub.StopAsync(Cancel).WaitAsync(TimeSpan.FromSeconds(20), Cancel);

        Assert.Equal((1, 0), (Row.Handled, Row.InFlight));
        Assert.DoesNotContain(_hub.Log.Of("LeavingFailed"), static text => !text.Contains("leave the registry", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_that_may_not_run_has_not_started_and_does_not_stop()
    {
        await StartAsync();

        var second = await _system.StartAsync(contracts => contracts.AddAgent<Depositor>().UseTransport(_ => new InProcessTransport(_transport.Broker, passByReference: false)));

        var adding = second.Agents.AddAsync<Treasurer>(Cancel).AsTask();
        while (!adding.IsCompleted)
        {
            // Time must not run away from the first, which renews its lease.
            var renewals = Store.Renewals;
            await _transport.ElapseAsync(Beat);
            await Eventually.TrueAsync(() => Store.Renewals > renewals);
            await Eventually.OneGlanceAsync();
        }

        await Assert.ThrowsAsync<AgentHeldException>(() => adding);
        Assert.Empty(second.Log.Of("AgentStopped"));
        await second.StopAsync(Cancel);
        Assert.Equal(2, second.Log.Of("AgentStarted").Count);
        Assert.Equal(2, second.Log.Of("AgentStopped").Count);
    }

    private AgentContracts.Hub.Ledger.LedgerRow Row => _hub.Row<Strongroom, Treasurer>();

    /// <summary>Lets a handler return when the lease has ended and the broker does not answer.</summary>
    private async Task FinishLateAsync()
    {
        await StartAsync();
        await _hub.As<Depositor>().SendAsync(new Deposit(1), Cancel);
        await Eventually.TrueAsync(() => _gate.Waiting == 1);
        Store.Renewed = static () => throw new TimeoutException("It does not answer.");
        var fence = _hub.Services.GetRequiredService<FenceBook>().Of("treasurer")!;
        await ElapseUntilAsync(() => !fence.IsHeld);
        _gate.Open();
        await Eventually.TrueAsync(() => _system.Script.Handled.Count == 1);
        await Eventually.OneGlanceAsync();
    }

    private Task ElapseUntilAsync(Func<bool> condition) => Eventually.TrueAsync(() =>
    {
        _ = _transport.ElapseAsync(TimeSpan.FromMilliseconds(500));
        return condition();
    });

    private async Task StartAsync() => _hub = await _system.StartAsync(contracts => contracts
        .AddAgent<Treasurer>()
        .AddAgent<Depositor>()
        .Configure(static options => options.HeartbeatInterval = Beat)
        .UseTransport(_ => _spoiled = new SpoiledTransport(new InProcessTransport(_transport.Broker, passByReference: false))));
}
