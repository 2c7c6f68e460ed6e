namespace AgentContracts.Conformance.Channels;

#pragma warning disable CTR5004 // a handler is called again on pub/sub as well, which is tested
/// <summary>A pub/sub channel of which three messages wait at each instance.</summary>
[Channel("latest", Tier.Tactical, Delivery = Delivery.AtMostOnce, MaxQueue = 3, RetryDelayMs = 50)]
public partial class Latest;
