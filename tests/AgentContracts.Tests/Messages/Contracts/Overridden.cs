using AgentContracts.Tests.Contracts;

namespace AgentContracts.Tests.Messages.Contracts;

/// <summary>A message whose tier attribute sets what a channel sets again.</summary>
[Tier(Tier.Fast, MaxAgeMs = 700, Delivery = Delivery.AtMostOnce), RoutesTo<Overriding>]
public readonly partial record struct Overridden(int Value);
