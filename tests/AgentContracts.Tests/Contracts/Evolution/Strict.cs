namespace AgentContracts.Tests.Contracts.Evolution;

/// <summary>The same contract with a member appended that a sender must have.</summary>
[Tier(Tier.UltraHft), RoutesTo<Samples>]
public sealed partial record Strict(string Symbol, Colour Colour, int Depth);
