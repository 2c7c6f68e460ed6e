namespace AgentContracts.Tests.Contracts;

/// <summary>Every shape of collection, of scalars, enums and parts.</summary>
[Tier(Tier.Strategic), RoutesTo<Samples>]
public sealed partial record Collections
{
    public required int[] Numbers { get; init; }
    public required byte[] Bytes { get; init; }
    public required string[] Texts { get; init; }
    public required Leg[] Legs { get; init; }
    public required Point[] Points { get; init; }
    public required Colour?[] Colours { get; init; }
    public required List<double> Doubles { get; init; }
    public required List<decimal?> Decimals { get; init; }
    public required List<Leg?> MaybeLegs { get; init; }
    public required IReadOnlyList<DateTimeOffset> Times { get; init; }
    public required IReadOnlyList<Guid> Ids { get; init; }
    public required IReadOnlyList<Access> Rights { get; init; }
    public required Dictionary<string, long> Counts { get; init; }
    public required Dictionary<string, Leg> Book { get; init; }
    public required IReadOnlyDictionary<string, string?> Labels { get; init; }
    public required IReadOnlyDictionary<string, Colour> Palette { get; init; }
    public required IReadOnlyDictionary<string, Point?> Corners { get; init; }
}
