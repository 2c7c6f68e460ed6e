namespace AgentContracts.Conformance.Messages;

/// <summary>An emergency without a route.</summary>
[Tier(Tier.Fast, Delivery = Delivery.AtMostOnce), Emergency]
public sealed partial record Alarm(int Number) : INumbered;
