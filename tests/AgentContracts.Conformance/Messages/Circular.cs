using AgentContracts.Conformance.Channels;

namespace AgentContracts.Conformance.Messages;

/// <summary>A message of the fallback itself.</summary>
[Tier(Tier.Tactical), RoutesTo<Reserve>]
public sealed partial record Circular(int Number) : INumbered;
