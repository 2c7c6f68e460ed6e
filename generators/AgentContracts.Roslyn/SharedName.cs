namespace AgentContracts.Roslyn;

/// <summary>A name that two referenced assemblies use, neither of which need know of the other.</summary>
/// <param name="Name">The name.</param>
/// <param name="First">The first of the types that have it, by metadata name.</param>
/// <param name="Second">A further one, of another assembly.</param>
public sealed record SharedName(string Name, INamedTypeSymbol First, INamedTypeSymbol Second);
