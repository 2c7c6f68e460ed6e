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

    /// <summary>
    /// Takes what the transport found wrong and no send or copy tells: groups that the broker lost or that were given up. It becomes an
    /// <see cref="ErrorAlert"/>.
    /// </summary>
    public IErrorReporter Errors { get; init; } = NoErrorReporter.Instance;
}
