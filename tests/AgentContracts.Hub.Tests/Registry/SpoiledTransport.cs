using AgentContracts.Hub.Emergencies;
using AgentContracts.Hub.Registry;
using AgentContracts.Hub.Tests.Emergencies;
using AgentContracts.Hub.Tests.Transport;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Tests.Registry;

/// <summary>A transport with a registry and a latch that a test spoils, and of which it sees and spoils what is published.</summary>
public sealed class SpoiledTransport(ITransport inner) : DecoratedTransport(inner)
{
    /// <summary>The registry.</summary>
    public SpoiledRegistry Spoiled { get; } = new(inner.Registry);

    public override IRegistryStore Registry => Spoiled;

    /// <summary>The latch.</summary>
    public SpoiledBoard Board { get; } = new(inner.Emergencies);

    public override IEmergencyBoard Emergencies => Board;

    /// <summary>Where it says that its server is.</summary>
    public ServerAddress? Address { get; set; }

    public override ServerAddress? Server => Address;

    /// <summary>How far the clock may be off.</summary>
    public TimeSpan ErrorBound { get; set; }

    public override TimeSpan ClockErrorBound => ErrorBound;

    /// <summary>Called before something is published; an answer of its own is given instead.</summary>
    public Func<ChannelInfo, Frame, ValueTask<PublishResult>?>? Publishing { get; set; }

    public override ValueTask<PublishResult> PublishAsync(ChannelInfo channel, Frame frame, CancellationToken cancellationToken) =>
        Publishing?.Invoke(channel, frame) ?? base.PublishAsync(channel, frame, cancellationToken);
}
