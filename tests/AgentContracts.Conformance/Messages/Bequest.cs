using AgentContracts.Conformance.Channels;

namespace AgentContracts.Conformance.Messages;

/// <summary>A message that may wait for an agent that does not come back.</summary>
[Tier(Tier.Tactical), RoutesTo<Forsaken>]
public sealed partial record Bequest(int Number) : INumbered;
