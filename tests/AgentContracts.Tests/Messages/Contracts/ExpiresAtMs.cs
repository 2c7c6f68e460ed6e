using AgentContracts.Tests.Contracts;

namespace AgentContracts.Tests.Messages.Contracts;

/// <summary>Expires at Unix milliseconds.</summary>
[Tier(Tier.Fast), RoutesTo<Samples>]
public readonly partial record struct ExpiresAtMs([Expires] long At);
