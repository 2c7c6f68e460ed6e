namespace AgentContracts.Tests.Contracts;

/// <summary>A struct whose texts are few.</summary>
[Tier(Tier.UltraHft), RoutesTo<Samples>]
public readonly partial record struct Quote([Interned] string Symbol, [Interned] string Venue, [Interned] string? Note, double Price, decimal Size, long Number, Colour Colour);
