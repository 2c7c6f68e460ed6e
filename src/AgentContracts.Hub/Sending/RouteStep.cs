using AgentContracts.Hub.Sending.Circuits;

namespace AgentContracts.Hub.Sending;

/// <summary>One way of a message to a channel.</summary>
/// <param name="Channel">Where it leads.</param>
/// <param name="Quality">What may be expected there.</param>
internal sealed record RouteStep(ChannelInfo Channel, QualityOfService Quality)
{
    /// <summary>Keeps it from being tried in vain; <see langword="null"/> where every send is tried.</summary>
    public Circuit? Circuit { get; init; }

    /// <summary>What carries the message when this does not; <see langword="null"/> where nothing does.</summary>
    public RouteStep? Fallback { get; init; }
}
