namespace AgentContracts.Tests.Contracts.Evolution;

/// <summary>The same part with members appended.</summary>
[Part]
public readonly partial record struct SecondSide(string Venue, decimal Price, int Lots = 1, string? Note = null);
