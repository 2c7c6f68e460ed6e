namespace AgentContracts.Tests.Contracts;

/// <summary>Every other scalar, positional on a struct.</summary>
[Tier(Tier.Tactical), RoutesTo<Samples>]
public readonly partial record struct Values(
    string Text,
    Guid Id,
    DateTime Utc,
    DateTimeOffset Zoned,
    TimeSpan Span,
    Colour Colour,
    Depth Depth,
    Giant Giant,
    Access Access,
    Mask Mask);
