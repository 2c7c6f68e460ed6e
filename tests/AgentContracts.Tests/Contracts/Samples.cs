namespace AgentContracts.Tests.Contracts;

/// <summary>Carries every message of these tests.</summary>
[Channel("samples")]
public partial class Samples;
