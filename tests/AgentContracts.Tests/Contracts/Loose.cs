namespace AgentContracts.Tests.Contracts;

/// <summary>A part whose nullable member declares no default.</summary>
[Part]
public sealed partial record Loose(int Value, string? Note);
