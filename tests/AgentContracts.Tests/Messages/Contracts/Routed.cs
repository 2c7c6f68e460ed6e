using AgentContracts.Tests.Contracts;

namespace AgentContracts.Tests.Messages.Contracts;

/// <summary>Routes with and without a condition, in one attribute and in several.</summary>
[Tier(Tier.Fast)]
[RoutesTo<Samples>]
[RoutesTo<RouteA, RouteB>(When = nameof(IsSevere))]
[RoutesTo<RouteC>(When = nameof(Odd))]
[RoutesTo<Overriding>]
public readonly partial record struct Routed(int Severity, bool Odd)
{
    public bool IsSevere => Severity > 5;
}
