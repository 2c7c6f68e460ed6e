namespace AgentContracts.Tests.Contracts;

/// <summary>A struct that holds itself through a list.</summary>
[Part]
public readonly partial record struct Bead(int Value, IReadOnlyList<Bead>? Next = null);
