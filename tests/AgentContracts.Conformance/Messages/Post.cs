using AgentContracts.Conformance.Channels;

namespace AgentContracts.Conformance.Messages;

/// <summary>The stream message of a mixed channel.</summary>
[Tier(Tier.Tactical), RoutesTo<Board>]
public sealed partial record Post(int Number) : INumbered;
