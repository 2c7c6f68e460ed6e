namespace AgentContracts.Conformance.Channels;

/// <summary>A pub/sub channel whose messages live long enough for any test.</summary>
[Channel("ticks", Tier.Tactical, Delivery = Delivery.AtMostOnce, RetryDelayMs = 50)]
public partial class Ticks;
