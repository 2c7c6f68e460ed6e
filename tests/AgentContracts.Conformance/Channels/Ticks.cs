namespace AgentContracts.Conformance.Channels;

#pragma warning disable CTR5004 // a handler is called again on pub/sub as well, which is tested
/// <summary>A pub/sub channel whose messages live long enough for any test.</summary>
[Channel("ticks", Tier.Tactical, Delivery = Delivery.AtMostOnce, RetryDelayMs = 50)]
public partial class Ticks;
