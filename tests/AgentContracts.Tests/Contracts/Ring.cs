namespace AgentContracts.Tests.Contracts;

/// <summary>A part that holds itself through a set and through a dictionary with integer keys.</summary>
[Part]
public sealed partial record Ring(HashSet<Ring>? Set = null, Dictionary<int, Ring>? Keyed = null);
