using AgentContracts.Conformance;
using AgentContracts.Hub.InProcess;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Tests.Conformance;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Hub.Tests.Ledger.Proof;

/// <summary>The in-process transport with a recorder around it.</summary>
internal sealed class RecordedTransport(bool passByReference) : TransportUnderTest
{
    private readonly InProcessUnderTest _inner = new(passByReference);

    public override TimeProvider Clock => _inner.Clock;

    public ManualClock ManualClock => (ManualClock)_inner.Clock;

    public bool IsQuiet => _inner.IsQuiet;

    public Recorder Recorder { get; } = new();

    public override TransportUnderTest Fresh() => new RecordedTransport(passByReference);

    public override void Use(ContractsBuilder contracts)
    {
        _inner.Use(contracts);
        contracts.UseTransport(_ => new RecordingTransport(new InProcessTransport(_inner.Broker, passByReference), Recorder));
        contracts.Services.AddSingleton<IDeliveryObserver>(Recorder);
    }

    public override ValueTask ElapseAsync(TimeSpan time) => _inner.ElapseAsync(time);

    public override ValueTask SendForeignAsync(ChannelInfo channel, Delivery delivery, ReadOnlyMemory<byte> bytes) =>
        _inner.SendForeignAsync(channel, delivery, bytes);

    public override ValueTask DisposeAsync() => _inner.DisposeAsync();
}
