namespace AgentContracts.Generators.Model;

/// <summary>How a type is declared: <c>record struct Leg</c>.</summary>
/// <param name="Keyword">The kind of type.</param>
/// <param name="Name">The name, with its type parameters, escaped where it is a keyword.</param>
internal sealed record DeclarationModel(string Keyword, string Name);
