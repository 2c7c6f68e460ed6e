using AgentContracts.Tests.Contracts;

namespace AgentContracts.Tests.Messages.Contracts;

/// <summary>Expires at a UTC time, or never.</summary>
[Tier(Tier.Fast), RoutesTo<Samples>]
public sealed partial record MayExpireAtUtc
{
    [Expires]
    public DateTime? At { get; init; }
}
