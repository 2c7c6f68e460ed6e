using AgentContracts.Conformance.Channels;

namespace AgentContracts.Conformance.Messages;

/// <summary>A message that may say until when it is worth anything.</summary>
[Tier(Tier.Tactical), RoutesTo<Narrow>]
public sealed partial record Errand(int Number, [Expires] long? ExpiresAtMs = null) : INumbered;
