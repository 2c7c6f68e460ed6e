using AgentContracts.Conformance.Channels;

namespace AgentContracts.Conformance.Messages;

/// <summary>A message on a stream and on a pub/sub channel.</summary>
[Tier(Tier.Tactical), RoutesTo<Stubborn, Latest>]
public sealed partial record Bulletin(int Number) : INumbered;
