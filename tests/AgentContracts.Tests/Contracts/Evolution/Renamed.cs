namespace AgentContracts.Tests.Contracts.Evolution;

/// <summary>The same contract with a member that means something else: nothing but the fingerprint says so.</summary>
[Tier(Tier.UltraHft), RoutesTo<Samples>]
public sealed partial record Renamed(string Venue, Colour Colour);
