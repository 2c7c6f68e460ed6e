using AgentContracts.Conformance.Channels;

namespace AgentContracts.Conformance.Messages;

/// <summary>The pub/sub message of a mixed channel.</summary>
[Tier(Tier.Tactical, Delivery = Delivery.AtMostOnce), RoutesTo<Board>]
public sealed partial record Flyer(int Number) : INumbered;
