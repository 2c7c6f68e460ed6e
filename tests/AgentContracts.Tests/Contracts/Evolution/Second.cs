namespace AgentContracts.Tests.Contracts.Evolution;

/// <summary>The same contract with members appended that say what they are where a sender does not have them.</summary>
[Tier(Tier.UltraHft), RoutesTo<Samples>]
public sealed partial record Second(string Symbol, Colour Colour, int Depth = 5, double? Limit = null)
{
    public List<int> Levels { get; init; } = [1, 2];
}
