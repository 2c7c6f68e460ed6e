namespace AgentContracts.Tests.Contracts.Evolution;

/// <summary>A contract as it was first.</summary>
[Tier(Tier.UltraHft), RoutesTo<Samples>]
public sealed partial record First(string Symbol, Colour Colour);
