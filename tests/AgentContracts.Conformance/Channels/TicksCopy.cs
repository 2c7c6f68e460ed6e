namespace AgentContracts.Conformance.Channels;

/// <summary>A second pub/sub channel for what also goes to <see cref="Ticks"/>.</summary>
[Channel("ticks_copy", Tier.Tactical, Delivery = Delivery.AtMostOnce)]
public partial class TicksCopy;
