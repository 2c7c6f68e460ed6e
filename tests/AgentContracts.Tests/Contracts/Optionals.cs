namespace AgentContracts.Tests.Contracts;

/// <summary>Every scalar as nullable, as settable properties of a class.</summary>
[Tier(Tier.Tactical), RoutesTo<Samples>]
public sealed partial record Optionals
{
    public bool? Flag { get; init; }
    public sbyte? Tiny { get; init; }
    public byte? Small { get; init; }
    public short? Short { get; init; }
    public ushort? UShort { get; init; }
    public int? Int { get; init; }
    public uint? UInt { get; init; }
    public long? Long { get; init; }
    public ulong? ULong { get; init; }
    public float? Single { get; init; }
    public double? Double { get; init; }
    public decimal? Decimal { get; init; }
    public string? Text { get; init; }
    public Guid? Id { get; init; }
    public DateTime? Utc { get; init; }
    public DateTimeOffset? Zoned { get; init; }
    public TimeSpan? Span { get; init; }
    public Colour? Colour { get; init; }
    public Depth? Depth { get; init; }
    public Access? Access { get; init; }
    public Mask? Mask { get; init; }
    public Leg? Leg { get; init; }
    public Point? Point { get; init; }
    public int[]? Numbers { get; init; }
    public List<string?>? Texts { get; init; }
    public IReadOnlyList<Leg?>? Legs { get; init; }
    public IReadOnlyDictionary<string, double?>? Weights { get; init; }
}
