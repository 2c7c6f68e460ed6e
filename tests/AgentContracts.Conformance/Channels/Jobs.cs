namespace AgentContracts.Conformance.Channels;

/// <summary>A stream with the defaults of its tier.</summary>
[Channel("jobs", Tier.Tactical, RetryDelayMs = 50)]
public partial class Jobs;
