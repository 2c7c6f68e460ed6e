namespace AgentContracts.Roslyn;

/// <summary>The language's tiers, with the same values.</summary>
public enum Tier
{
    UltraHft,
    Fast,
    Tactical,
    Strategic,
}
