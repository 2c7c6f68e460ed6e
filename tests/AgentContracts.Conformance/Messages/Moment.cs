using AgentContracts.Conformance.Channels;

namespace AgentContracts.Conformance.Messages;

/// <summary>A message that is soon too old.</summary>
[Tier(Tier.Tactical), RoutesTo<Brief>]
public sealed partial record Moment(int Number) : INumbered;
