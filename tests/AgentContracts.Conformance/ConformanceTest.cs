using AgentContracts.Hub.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Conformance;

/// <summary>A test of what every transport must do.</summary>
public abstract class ConformanceTest(TransportUnderTest transport) : IAsyncLifetime
{
    private readonly TestSystem _system = new(transport);
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromSeconds(30));

    /// <summary>What handlers do, and what they did.</summary>
    protected Script Script => _system.Script;

    /// <summary>What programs talk over.</summary>
    protected TransportUnderTest Transport => transport;

    /// <summary>The broker's clock.</summary>
    protected TimeProvider Clock => transport.Clock;

    /// <summary>Cancelled when the test is given up: after 30 s of real time, so that a send that waits for ever is told from one that waits.</summary>
    protected CancellationToken Cancel => _patience.Token;

    /// <inheritdoc/>
    public ValueTask InitializeAsync() => transport.OpenAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        try
        {
            await _system.DisposeAsync();
        }
        finally
        {
            await transport.DisposeAsync();
            _patience.Dispose();
        }
    }

    /// <summary>Starts a program.</summary>
    protected Task<TestHub> StartAsync(Action<ContractsBuilder> configure) => _system.StartAsync(configure);

    /// <summary>Starts a program with one agent beside the sender.</summary>
    protected Task<TestHub> StartAsync<TAgent>() where TAgent : class, IAgent<TAgent> => StartAsync(static contracts => contracts.AddAgent<TAgent>());

    /// <inheritdoc cref="TestSystem.Row{TChannel, TAgent}"/>
    protected LedgerRow Row<TChannel, TAgent>()
        where TChannel : IChannel<TChannel>
        where TAgent : IAgent<TAgent> => _system.Row<TChannel, TAgent>();

    /// <inheritdoc cref="TransportUnderTest.ElapseAsync"/>
    protected ValueTask ElapseAsync(TimeSpan time) => transport.ElapseAsync(time);

    /// <summary>Lets time pass in small steps, for what begins to wait for it at a moment that nothing tells.</summary>
    protected async ValueTask ElapseStepwiseUntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await ElapseAsync(TimeSpan.FromMilliseconds(20));
            await Eventually.OneGlanceAsync();
        }
    }

    /// <inheritdoc cref="TransportUnderTest.ElapseUntilAsync"/>
    protected ValueTask ElapseUntilAsync(Func<bool> condition) => transport.ElapseUntilAsync(condition);

    /// <inheritdoc cref="TransportUnderTest.SendForeignAsync"/>
    protected ValueTask SendForeignAsync<TChannel>(Delivery delivery, ReadOnlyMemory<byte> bytes) where TChannel : IChannel<TChannel> =>
        transport.SendForeignAsync(TChannel.Info, delivery, bytes);

    /// <inheritdoc cref="TransportUnderTest.SendForeignAsync"/>
    protected ValueTask SendForeignAsync(ChannelInfo channel, Delivery delivery, ReadOnlyMemory<byte> bytes) => transport.SendForeignAsync(channel, delivery, bytes);
}
