namespace AgentContracts.Conformance.Channels;

#pragma warning disable CTR5004 // a handler is called again on pub/sub as well, which is tested
/// <summary>A second pub/sub channel for what also goes to <see cref="Ticks"/>.</summary>
[Channel("ticks_copy", Tier.Tactical, Delivery = Delivery.AtMostOnce)]
public partial class TicksCopy;
