namespace AgentContracts.Tests.Contracts;

/// <summary>A part that is a struct and holds another one.</summary>
[Part]
public readonly partial record struct Point(int X, decimal Y, Period Period);
