namespace AgentContracts.Generators.Outlines;

/// <summary>A type with attributes.</summary>
/// <param name="MetadataName">Its metadata name.</param>
/// <param name="Attributes">The last parts of the names of the attributes, as they are written.</param>
internal sealed record MarkedType(string MetadataName, string[] Attributes);
