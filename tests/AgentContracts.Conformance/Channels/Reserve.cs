namespace AgentContracts.Conformance.Channels;

/// <summary>What stands in for <see cref="Main"/>, and has a message of its own.</summary>
[Channel("reserve", Tier.Tactical)]
public partial class Reserve;
