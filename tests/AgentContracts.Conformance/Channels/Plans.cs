namespace AgentContracts.Conformance.Channels;

/// <summary>A stream whose messages are handled even when they are late.</summary>
[Channel("plans", Tier.Strategic, MaxAgeMs = 500, RetryDelayMs = 50)]
public partial class Plans;
