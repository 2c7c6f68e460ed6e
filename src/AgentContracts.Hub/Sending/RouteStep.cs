namespace AgentContracts.Hub.Sending;

/// <summary>One route of a message.</summary>
/// <param name="Channel">Where it leads.</param>
/// <param name="Quality">What may be expected there.</param>
internal sealed record RouteStep(ChannelInfo Channel, QualityOfService Quality);
