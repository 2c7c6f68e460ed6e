namespace AgentContracts.Conformance.Channels;

/// <summary>A stream that holds two unfinished messages for each group, and gives up an agent that has been gone for a second.</summary>
[Channel("forsaken", Tier.Tactical, MaxQueue = 2, BatchSize = 2, AbandonAfterMs = 1000)]
public partial class Forsaken;
