using AgentContracts.Tests.Contracts;

namespace AgentContracts.Tests.Messages.Contracts;

/// <summary>Can be changed, but every holder has a copy of its own.</summary>
[Tier(Tier.Fast), RoutesTo<Samples>]
public partial record struct SettableStruct(int Value)
{
    public int Other { get; set; }
}
