namespace AgentContracts.Conformance.Channels;

/// <summary>A second stream for what also goes to <see cref="Jobs"/>.</summary>
[Channel("jobs_audit", Tier.Tactical, RetryDelayMs = 50)]
public partial class JobsAudit;
