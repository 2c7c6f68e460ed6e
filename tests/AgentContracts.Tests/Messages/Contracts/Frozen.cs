using AgentContracts.Tests.Contracts;

namespace AgentContracts.Tests.Messages.Contracts;

/// <summary>Holds parts that cannot be changed, or are copied.</summary>
[Tier(Tier.Fast), RoutesTo<Samples>]
public sealed partial record Frozen(Leg Leg, Point? Point);
