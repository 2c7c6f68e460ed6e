namespace AgentContracts.Tests.Contracts;

/// <summary>A part that holds itself through a nullable.</summary>
[Part]
public sealed partial record Link(int Value, Link? Next = null);
