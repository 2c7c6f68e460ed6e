using AgentContracts.Conformance.Channels;

namespace AgentContracts.Conformance.Messages;

/// <summary>A value on one pub/sub channel.</summary>
[Tier(Tier.Tactical), RoutesTo<Ticks>]
public readonly partial record struct Tick(int Number) : INumbered;
