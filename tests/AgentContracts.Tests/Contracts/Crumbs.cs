namespace AgentContracts.Tests.Contracts;

/// <summary>Many small things, and places for large ones that are empty.</summary>
[Tier(Tier.Strategic), RoutesTo<Samples>]
public sealed partial record Crumbs(List<Crumb> Parts, Grain[] Structs, Point?[] Nulls, IReadOnlyList<Crumb?> Absent);
