using AgentContracts.Tests.Contracts;

#pragma warning disable CTR1005 // Tests what happens to a message that can be changed.

namespace AgentContracts.Tests.Messages.Contracts;

/// <summary>Can be changed, and its holders share it.</summary>
[Tier(Tier.Fast), RoutesTo<Samples>]
public sealed partial record SettableClass(int Value)
{
    public int Other { get; set; }
}
