namespace AgentContracts.Conformance.Channels;

/// <summary>An emergency channel.</summary>
[Channel("siren"), Emergency]
public partial class Siren;
