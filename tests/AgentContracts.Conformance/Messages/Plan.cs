using AgentContracts.Conformance.Channels;

namespace AgentContracts.Conformance.Messages;

/// <summary>A message that is soon late.</summary>
[Tier(Tier.Strategic), RoutesTo<Plans>]
public sealed partial record Plan(int Number) : INumbered;
