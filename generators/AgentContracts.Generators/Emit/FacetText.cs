namespace AgentContracts.Generators.Emit;

/// <summary>One facet of a record as generated code, without what stands around it in the file.</summary>
/// <param name="HintName">What the names of the record's generated files begin with.</param>
/// <param name="Code">The code.</param>
internal sealed record FacetText(string HintName, string Code);
