namespace AgentContracts.Tests.Contracts.Evolution;

/// <summary>A part as it was first.</summary>
[Part]
public sealed partial record FirstSide(string Venue, decimal Price);
