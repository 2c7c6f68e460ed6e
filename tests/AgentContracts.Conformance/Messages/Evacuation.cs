using AgentContracts.Conformance.Channels;

namespace AgentContracts.Conformance.Messages;

/// <summary>An emergency that also goes to a stream, for the record.</summary>
[Tier(Tier.Tactical), Emergency, RoutesTo<JobsAudit>]
public sealed partial record Evacuation(int Number) : INumbered;
