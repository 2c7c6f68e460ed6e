using AgentContracts.Conformance.Channels;

namespace AgentContracts.Conformance.Messages;

/// <summary>A message that is tried again until its deadline.</summary>
[Tier(Tier.Tactical), RoutesTo<Stubborn>]
public sealed partial record Chore(int Number) : INumbered;
