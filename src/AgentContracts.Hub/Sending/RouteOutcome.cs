using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Sending;

/// <summary>How a send on one route has ended.</summary>
/// <param name="Carrier">What the message was handed to last: the route's own channel or its fallback.</param>
/// <param name="Result">What became of it there.</param>
internal readonly record struct RouteOutcome(RouteStep Carrier, PublishResult Result);
