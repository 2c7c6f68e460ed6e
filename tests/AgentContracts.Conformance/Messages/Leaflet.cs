using AgentContracts.Conformance.Channels;

namespace AgentContracts.Conformance.Messages;

/// <summary>A message of a channel with a fallback that brings a delivery of its own.</summary>
[Tier(Tier.Tactical, Delivery = Delivery.AtMostOnce), RoutesTo<Main>]
public sealed partial record Leaflet(int Number) : INumbered;
