using System.ComponentModel.DataAnnotations;
using AgentContracts.Tests.Contracts;

namespace AgentContracts.Tests.Validation.Contracts;

/// <summary>Every rule on the properties of a class.</summary>
[Tier(Tier.Fast), RoutesTo<Samples>]
public sealed partial record RuledProperties
{
    [Required]
    public required string Required { get; init; }

    [Required(AllowEmptyStrings = true)]
    public string? MayBeEmpty { get; init; }

    [Required]
    public string? RequiredOptional { get; init; }

    [Required]
    public int? RequiredNumber { get; init; }

    [Required]
    public required List<int>? RequiredList { get; init; }

    [StringLength(4)]
    public required string Short { get; init; }

    [StringLength(4, MinimumLength = 2)]
    public string? ShortOptional { get; init; }

    [Range(-3, 7)]
    public int Int { get; init; }

    [Range(-3, 7)]
    public int? IntOptional { get; init; }

    [Range(-3, 7, MinimumIsExclusive = true, MaximumIsExclusive = true)]
    public int Inside { get; init; }

    [Range(0, 5)]
    public byte Small { get; init; }

    [Range(-5, 5)]
    public long? Long { get; init; }

    [Range(-0.5, 0.75)]
    public double Double { get; init; }

    [Range(-0.5, 0.75, MaximumIsExclusive = true)]
    public double? DoubleOptional { get; init; }

    [Range(-0.5, 0.75, MinimumIsExclusive = true)]
    public float Single { get; init; }

    [Range(typeof(decimal), "-0.5", "0.750")]
    public decimal Decimal { get; init; }

    [Range(typeof(DateTime), "2025-01-03", "2025-01-07")]
    public DateTime Utc { get; init; }

    [Range(typeof(TimeSpan), "-00:00:02", "00:00:03")]
    public TimeSpan? Span { get; init; }

    [MinLength(2)]
    public required string AtLeast { get; init; }

    [MinLength(2)]
    public int[]? AtLeastOptional { get; init; }

    [MaxLength(2)]
    public required List<int> AtMost { get; init; }

    [MaxLength(2)]
    public string? AtMostOptional { get; init; }

    [Length(1, 2)]
    public required IReadOnlyList<int> Between { get; init; }

    [Length(1, 2)]
    public required Dictionary<string, int>? BetweenOptional { get; init; }

    [MinLength(1)]
    public required IReadOnlyDictionary<string, int> Entries { get; init; }

    [RegularExpression("[ab]+")]
    public required string Pattern { get; init; }

    [RegularExpression("a|ab")]
    public string? FirstMatch { get; init; }

    [AllowedValues("a", "b", "")]
    public required string Allowed { get; init; }

    [AllowedValues("a", null)]
    public string? AllowedOptional { get; init; }

    [AllowedValues(1, 2)]
    public int AllowedNumber { get; init; }

    [AllowedValues(1, null)]
    public int? AllowedNumberOptional { get; init; }

    [AllowedValues(0.5, -0.25)]
    public double AllowedDouble { get; init; }

    [AllowedValues(Colour.Red, Colour.InfraRed)]
    public Colour AllowedColour { get; init; }

    [DeniedValues("a", "b")]
    public required string Denied { get; init; }

    [DeniedValues(null, "a")]
    public string? DeniedOptional { get; init; }

    [DeniedValues(0, 1)]
    public int DeniedNumber { get; init; }

    [DeniedValues(null, 3)]
    public int? DeniedNothing { get; init; }

    [DeniedValues(Colour.Green)]
    public Colour? DeniedColour { get; init; }

    [DeniedValues(true)]
    public bool DeniedFlag { get; init; }

    [EmailAddress]
    public string? Email { get; init; }

    [Url]
    public string? Url { get; init; }

    [Base64String]
    public string? Base64 { get; init; }

    [EnumDataType(typeof(Colour))]
    public int? EnumNumber { get; init; }

    [Even]
    public int Even { get; init; }

    [Even]
    public int? EvenOptional { get; init; }

    [Range(-3, 7), DeniedValues(5), Even]
    public int Several { get; init; }
}
