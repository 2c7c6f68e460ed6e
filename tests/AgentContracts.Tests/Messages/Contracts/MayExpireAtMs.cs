using AgentContracts.Tests.Contracts;

namespace AgentContracts.Tests.Messages.Contracts;

/// <summary>Expires at Unix milliseconds, or never.</summary>
[Tier(Tier.Fast), RoutesTo<Samples>]
public readonly partial record struct MayExpireAtMs([Expires] long? At);
