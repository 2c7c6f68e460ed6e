namespace AgentContracts.Tests.Contracts;

/// <summary>The smallest part that is a struct.</summary>
[Part]
public readonly partial record struct Grain(byte Value = 0);
