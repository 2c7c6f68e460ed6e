namespace AgentContracts.Tests.Contracts;

/// <summary>A part of <see cref="Mirror"/>.</summary>
[Part]
public sealed partial record MirrorPart(string Name, List<int> Numbers, string? Note = null);
