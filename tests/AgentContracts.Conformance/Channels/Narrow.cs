namespace AgentContracts.Conformance.Channels;

/// <summary>A stream that holds two unfinished messages for each group.</summary>
[Channel("narrow", Tier.Tactical, MaxQueue = 2, BatchSize = 2)]
public partial class Narrow;
