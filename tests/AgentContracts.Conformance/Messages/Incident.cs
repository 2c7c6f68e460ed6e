using AgentContracts.Conformance.Channels;

namespace AgentContracts.Conformance.Messages;

/// <summary>A message that takes its first route only when it is severe.</summary>
[Tier(Tier.Tactical), RoutesTo<Jobs>(When = nameof(IsSevere)), RoutesTo<JobsAudit>]
public sealed partial record Incident(int Number, bool IsSevere) : INumbered;
