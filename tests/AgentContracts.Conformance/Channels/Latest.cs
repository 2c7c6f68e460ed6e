namespace AgentContracts.Conformance.Channels;

/// <summary>A pub/sub channel of which three messages wait at each instance.</summary>
[Channel("latest", Tier.Tactical, Delivery = Delivery.AtMostOnce, MaxQueue = 3, RetryDelayMs = 50)]
public partial class Latest;
