using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Monitoring;

/// <summary>A send on one route that has ended.</summary>
/// <param name="Id">The message's id.</param>
/// <param name="MessageType">Its name on the wire.</param>
/// <param name="Channel">Where the route leads.</param>
/// <param name="Delivery">Whether it was published there or added to the stream.</param>
/// <param name="Result">What became of it.</param>
public readonly record struct SentRoute(MessageId Id, string MessageType, string Channel, Delivery Delivery, PublishResult Result);
