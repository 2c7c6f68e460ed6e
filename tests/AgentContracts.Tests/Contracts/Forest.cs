namespace AgentContracts.Tests.Contracts;

/// <summary>Parts inside parts.</summary>
[Tier(Tier.Strategic), RoutesTo<Samples>]
public sealed partial record Forest(Tree Tree, Leg Leg, Point Point, Leg? Spare, Point? Corner);
