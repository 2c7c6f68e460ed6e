using AgentContracts.Tests.Contracts;

namespace AgentContracts.Tests.Validation.Contracts;

/// <summary>Rules of a user's own, on parameters and properties.</summary>
[Tier(Tier.Fast), RoutesTo<Samples>]
public sealed partial record Lots([Even] int Odd, [Even] int Even, [Even] int? Maybe)
{
    [Good]
    public string Mood { get; init; } = "good";

    [Stepped(5, From = 10)]
    public int Step { get; init; } = 10;
}
