namespace AgentContracts.Tests.Contracts;

/// <summary>A part of as many texts as there is room for.</summary>
[Part]
public sealed partial record Row(string T0, string T1, string T2, string T3, string T4, string T5, string T6, string T7, string T8);
