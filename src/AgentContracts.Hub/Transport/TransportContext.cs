using AgentContracts.Hub.Hosting;
using AgentContracts.Hub.Monitoring;

namespace AgentContracts.Hub.Transport;

/// <summary>What a hub tells its transport when it starts it.</summary>
public sealed record TransportContext
{
    /// <summary>Where the transport notes the copies that it took from this hub and still has to hand over.</summary>
    public HubActivity Activity { get; init; } = new();

    /// <summary>
    /// How long a frame may be, in bytes. The transport answers a longer one with <see cref="PublishResult.TooLong"/> and sends nothing of it.
    /// See <see cref="HubOptions.MaxFrameBytes"/>.
    /// </summary>
    public int MaxFrameBytes { get; init; } = HubOptions.DefaultMaxFrameBytes;

    /// <summary>Whom the transport tells what happens to the broker. Nobody by default.</summary>
    public ITransportWatcher? Watcher { get; init; }
}
