namespace AgentContracts.Conformance.Channels;

/// <summary>A stream whose messages are worth nothing after half a second.</summary>
[Channel("brief", Tier.Tactical, MaxAgeMs = 500, RetryDelayMs = 50)]
public partial class Brief;
