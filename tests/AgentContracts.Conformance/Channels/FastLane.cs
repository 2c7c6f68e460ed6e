namespace AgentContracts.Conformance.Channels;

/// <summary>The fastest tier: pub/sub, 10 ms, no retry.</summary>
[Channel("fast_lane", Tier.UltraHft)]
public partial class FastLane;
