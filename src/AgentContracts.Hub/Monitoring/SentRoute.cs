using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Monitoring;

/// <summary>A send on one route that has ended.</summary>
/// <param name="Id">The message's id.</param>
/// <param name="MessageType">Its name on the wire.</param>
/// <param name="Channel">Where it went: the channel that the route leads to, or the one that carried it in its place.</param>
/// <param name="Delivery">Whether it was published there or added to the stream.</param>
/// <param name="Result">What became of it.</param>
public readonly record struct SentRoute(MessageId Id, string MessageType, string Channel, Delivery Delivery, PublishResult Result)
{
    /// <summary>The channel that the route leads to, where its fallback carried the message.</summary>
    public string? FallbackFor { get; init; }
}
