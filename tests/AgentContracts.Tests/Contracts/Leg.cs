namespace AgentContracts.Tests.Contracts;

/// <summary>A part that is a class.</summary>
[Part]
public sealed partial record Leg(string Venue, double Price, Colour Colour, string? Note = null);
