namespace AgentContracts.Generators.Model;

/// <summary>A property that an object initializer sets.</summary>
/// <param name="Name">The property.</param>
/// <param name="Value">The value, as an expression.</param>
internal sealed record SettingModel(string Name, string Value);
