using AgentContracts.Tests.Contracts;

namespace AgentContracts.Tests.Messages.Contracts;

/// <summary>Expires at a UTC time.</summary>
[Tier(Tier.Fast), RoutesTo<Samples>]
public readonly partial record struct ExpiresAtUtc([Expires] DateTime At);
