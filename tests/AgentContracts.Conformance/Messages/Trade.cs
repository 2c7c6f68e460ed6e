using AgentContracts.Conformance.Channels;

namespace AgentContracts.Conformance.Messages;

/// <summary>A message on two streams.</summary>
[Tier(Tier.Tactical), RoutesTo<Jobs, JobsAudit>]
public sealed partial record Trade(int Number) : INumbered;
