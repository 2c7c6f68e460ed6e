namespace AgentContracts.Conformance.Channels;

/// <summary>A stream whose oldest message makes room for the newest.</summary>
[Channel("sliding", Tier.Tactical, MaxQueue = 3, BatchSize = 3, Overflow = Overflow.DropOldest)]
public partial class Sliding;
