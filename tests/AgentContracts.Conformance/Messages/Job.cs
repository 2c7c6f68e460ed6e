using AgentContracts.Conformance.Channels;

namespace AgentContracts.Conformance.Messages;

/// <summary>A message on one stream.</summary>
[Tier(Tier.Tactical), RoutesTo<Jobs>]
public sealed partial record Job(int Number) : INumbered;
