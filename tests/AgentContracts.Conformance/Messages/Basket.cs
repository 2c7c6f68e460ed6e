using AgentContracts.Conformance.Channels;

namespace AgentContracts.Conformance.Messages;

/// <summary>A message that somebody could change after it was made.</summary>
[Tier(Tier.Tactical), RoutesTo<Jobs, JobsAudit>]
public sealed partial record Basket(int Number, List<string> Items) : INumbered;
