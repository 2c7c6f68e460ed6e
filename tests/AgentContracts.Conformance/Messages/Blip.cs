using AgentContracts.Conformance.Channels;

namespace AgentContracts.Conformance.Messages;

/// <summary>A message of the fastest tier.</summary>
[Tier(Tier.UltraHft), RoutesTo<FastLane>]
public readonly partial record struct Blip(int Number) : INumbered;
