namespace AgentContracts.Tests.Contracts.Evolution;

/// <summary>A contract with a part as it was first.</summary>
[Tier(Tier.UltraHft), RoutesTo<Samples>]
public sealed partial record FirstFill(FirstSide Side, IReadOnlyList<FirstSide> Others, int After);
