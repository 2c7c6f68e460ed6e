namespace AgentContracts.Tests.Contracts;

/// <summary>A part that holds itself through a dictionary.</summary>
[Part]
public sealed partial record Knot(Dictionary<string, Knot> Strings);
