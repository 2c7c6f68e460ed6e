#pragma warning disable CTR1005, CTR1015 // Tests members of a base record, and a field.

namespace AgentContracts.Tests.Contracts;

/// <summary>Members of a base record, one that changes one of them, and a field.</summary>
[Tier(Tier.Strategic), RoutesTo<Samples>]
public sealed partial record Derived(int Id, string Name) : Entity(Id)
{
    public double Weight;

    public override string Kind { get; init; } = "derived";
}
