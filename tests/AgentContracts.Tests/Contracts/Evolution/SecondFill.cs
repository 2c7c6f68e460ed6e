namespace AgentContracts.Tests.Contracts.Evolution;

/// <summary>The same contract with members appended to its part.</summary>
[Tier(Tier.UltraHft), RoutesTo<Samples>]
public sealed partial record SecondFill(SecondSide Side, IReadOnlyList<SecondSide> Others, int After);
