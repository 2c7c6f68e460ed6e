using AgentContracts.Conformance.Channels;

namespace AgentContracts.Conformance.Messages;

/// <summary>A message on two pub/sub channels.</summary>
[Tier(Tier.Tactical), RoutesTo<Ticks, TicksCopy>]
public sealed partial record Quote(int Number) : INumbered;
