using AgentContracts.Tests.Contracts;

namespace AgentContracts.Tests.Messages.Contracts;

/// <summary>As <see cref="Frozen"/>, with its members the other way round.</summary>
[Tier(Tier.Fast), RoutesTo<Samples>]
public sealed partial record FrozenToo(Point? Point, Leg Leg);
