using AgentContracts.Tests.Contracts;

namespace AgentContracts.Tests.Messages.Contracts;

/// <summary>Expires at a time with an offset.</summary>
[Tier(Tier.Fast), RoutesTo<Samples>]
public readonly partial record struct ExpiresAtZoned([Expires] DateTimeOffset At);
