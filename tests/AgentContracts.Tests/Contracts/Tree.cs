namespace AgentContracts.Tests.Contracts;

/// <summary>A part that holds itself.</summary>
[Part]
public sealed partial record Tree(int Value, Tree? Left, IReadOnlyList<Tree> Branches);
