using AgentContracts.Conformance.Agents;
using AgentContracts.Hub.Ledger;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AgentContracts.Conformance;

/// <summary>The programs of a test, all on one broker. When it ends, every one of them must be able to account for every copy.</summary>
public sealed class TestSystem(TransportUnderTest transport) : IAsyncDisposable
{
    private readonly List<TestHub> _hubs = [];

    /// <summary>What handlers do, and what they did.</summary>
    public Script Script { get; } = new();

    /// <summary>What the programs talk over.</summary>
    public TransportUnderTest Transport => transport;

    /// <summary>Starts a program with agents; the one that sends everything is always among them.</summary>
    public async Task<TestHub> StartAsync(Action<ContractsBuilder> configure)
    {
        var log = new LogRecorder();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddProvider(log);
        builder.Services.AddSingleton(Script);
        builder.Services.AddContracts(contracts =>
        {
            contracts.Configure(static options => options.HeartbeatInterval = Timeout.InfiniteTimeSpan);
            transport.Use(contracts);
            contracts.AddAgent<Sender>();
            configure(contracts);
        });
        var hub = new TestHub(builder.Build(), log);
        _hubs.Add(hub);
        await hub.Services.GetRequiredService<IHost>().StartAsync();
        return hub;
    }

    /// <summary>The account of a channel at an agent, over all programs.</summary>
    public LedgerRow Row<TChannel, TAgent>()
        where TChannel : IChannel<TChannel>
        where TAgent : IAgent<TAgent> =>
        _hubs.Select(static hub => hub.Row<TChannel, TAgent>()).Sum(TChannel.Info.Name, TAgent.Info.Id);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // A test that failed halfway may have left handlers waiting.
        Script.OpenGates();
        foreach (var hub in _hubs)
        {
            await hub.StopAsync();
        }

        var open = _hubs.SelectMany(static hub => hub.Snapshot.Ledger).Where(static row => !row.IsBalanced || row.InFlight != 0).ToArray();
        foreach (var hub in _hubs)
        {
            await hub.DisposeAsync();
        }

        Assert.Empty(open);
    }
}
