namespace AgentContracts.Tests.Contracts;

/// <summary>An enum over the largest unsigned integer.</summary>
public enum Giant : ulong
{
    None,
    BeyondSigned = 1UL << 63,
    Most = ulong.MaxValue,
}
