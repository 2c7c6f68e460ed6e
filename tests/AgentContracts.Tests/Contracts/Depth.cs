namespace AgentContracts.Tests.Contracts;

/// <summary>An enum over a signed byte, with both its ends.</summary>
public enum Depth : sbyte
{
    Deepest = sbyte.MinValue,
    Level = 0,
    Highest = sbyte.MaxValue,
}
