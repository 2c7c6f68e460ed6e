using AgentContracts.Conformance.Channels;

namespace AgentContracts.Conformance.Messages;

/// <summary>A message of which only the newest few are wanted, at most once.</summary>
[Tier(Tier.Tactical), RoutesTo<Latest>]
public readonly partial record struct Price(int Number) : INumbered;
