namespace AgentContracts.Tests.Contracts;

/// <summary>A message of parts that refer to themselves: through a nullable, through a collection, and through a collection of structs.</summary>
[Tier(Tier.Strategic), RoutesTo<Samples>]
public sealed partial record Chain(Link? First = null, Knot? Knot = null, IReadOnlyList<Bead>? Beads = null, Dictionary<int, Knot>? Knots = null, Ring? Ring = null);
