namespace AgentContracts.Tests.Contracts;

/// <summary>A part that may be nothing but its defaults.</summary>
[Part]
public sealed partial record Crumb(byte Value = 0);
