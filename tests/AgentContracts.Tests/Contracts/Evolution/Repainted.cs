namespace AgentContracts.Tests.Contracts.Evolution;

/// <summary>The same contract over an enum with other numbers, another order and a value more.</summary>
[Tier(Tier.UltraHft), RoutesTo<Samples>]
public sealed partial record Repainted(string Symbol, Paint Colour);
