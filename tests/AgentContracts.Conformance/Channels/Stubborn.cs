namespace AgentContracts.Conformance.Channels;

#pragma warning disable CTR5001 // what the age leaves of the retries is what is tested
/// <summary>A stream that retries more often than its age has room for.</summary>
[Channel("stubborn", Tier.Tactical, MaxAgeMs = 1000, Retries = 20, RetryDelayMs = 400)]
public partial class Stubborn;
