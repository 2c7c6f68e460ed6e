namespace AgentContracts.Conformance.Channels;

/// <summary>A channel with a fallback.</summary>
[Channel("main", Tier.Tactical), FallsBackTo<Reserve>]
public partial class Main;
