using AgentContracts.Conformance.Channels;

namespace AgentContracts.Conformance.Messages;

/// <summary>A message of which only the newest few are wanted.</summary>
[Tier(Tier.Tactical), RoutesTo<Sliding>]
public sealed partial record Parcel(int Number) : INumbered;
