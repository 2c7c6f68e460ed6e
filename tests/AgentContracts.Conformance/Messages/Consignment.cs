using AgentContracts.Conformance.Channels;

namespace AgentContracts.Conformance.Messages;

/// <summary>A message whose first stream has little room.</summary>
[Tier(Tier.Tactical), RoutesTo<Narrow, JobsAudit>]
public sealed partial record Consignment(int Number, [Expires] long? ExpiresAtMs = null) : INumbered;
