using AgentContracts.Conformance.Channels;

namespace AgentContracts.Conformance.Messages;

/// <summary>A message of a channel with a fallback.</summary>
[Tier(Tier.Tactical), RoutesTo<Main>]
public sealed partial record Letter(int Number) : INumbered;
