namespace AgentContracts.Conformance;

/// <summary>A handler failed because its script says so.</summary>
public sealed class ScriptedException() : Exception("The script says so.");
