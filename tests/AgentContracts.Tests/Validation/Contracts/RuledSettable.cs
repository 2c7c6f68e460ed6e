using System.ComponentModel.DataAnnotations;
using AgentContracts.Tests.Contracts;

namespace AgentContracts.Tests.Validation.Contracts;

/// <summary>Every rule on the properties of a struct.</summary>
[Tier(Tier.Fast), RoutesTo<Samples>]
public partial record struct RuledSettable
{
    [Required]
    public required string Required { get; set; }

    [Required(AllowEmptyStrings = true)]
    public string? MayBeEmpty { get; set; }

    [Required]
    public string? RequiredOptional { get; set; }

    [Required]
    public int? RequiredNumber { get; set; }

    [Required]
    public required List<int>? RequiredList { get; set; }

    [StringLength(4)]
    public required string Short { get; set; }

    [StringLength(4, MinimumLength = 2)]
    public string? ShortOptional { get; set; }

    [Range(-3, 7)]
    public int Int { get; set; }

    [Range(-3, 7)]
    public int? IntOptional { get; set; }

    [Range(-3, 7, MinimumIsExclusive = true, MaximumIsExclusive = true)]
    public int Inside { get; set; }

    [Range(0, 5)]
    public byte Small { get; set; }

    [Range(-5, 5)]
    public long? Long { get; set; }

    [Range(-0.5, 0.75)]
    public double Double { get; set; }

    [Range(-0.5, 0.75, MaximumIsExclusive = true)]
    public double? DoubleOptional { get; set; }

    [Range(-0.5, 0.75, MinimumIsExclusive = true)]
    public float Single { get; set; }

    [Range(typeof(decimal), "-0.5", "0.750")]
    public decimal Decimal { get; set; }

    [Range(typeof(DateTime), "2025-01-03", "2025-01-07")]
    public DateTime Utc { get; set; }

    [Range(typeof(TimeSpan), "-00:00:02", "00:00:03")]
    public TimeSpan? Span { get; set; }

    [MinLength(2)]
    public required string AtLeast { get; set; }

    [MinLength(2)]
    public int[]? AtLeastOptional { get; set; }

    [MaxLength(2)]
    public required List<int> AtMost { get; set; }

    [MaxLength(2)]
    public string? AtMostOptional { get; set; }

    [Length(1, 2)]
    public required IReadOnlyList<int> Between { get; set; }

    [Length(1, 2)]
    public required Dictionary<string, int>? BetweenOptional { get; set; }

    [MinLength(1)]
    public required IReadOnlyDictionary<string, int> Entries { get; set; }

    [RegularExpression("[ab]+")]
    public required string Pattern { get; set; }

    [RegularExpression("a|ab")]
    public string? FirstMatch { get; set; }

    [AllowedValues("a", "b", "")]
    public required string Allowed { get; set; }

    [AllowedValues("a", null)]
    public string? AllowedOptional { get; set; }

    [AllowedValues(1, 2)]
    public int AllowedNumber { get; set; }

    [AllowedValues(1, null)]
    public int? AllowedNumberOptional { get; set; }

    [AllowedValues(0.5, -0.25)]
    public double AllowedDouble { get; set; }

    [AllowedValues(Colour.Red, Colour.InfraRed)]
    public Colour AllowedColour { get; set; }

    [DeniedValues("a", "b")]
    public required string Denied { get; set; }

    [DeniedValues(null, "a")]
    public string? DeniedOptional { get; set; }

    [DeniedValues(0, 1)]
    public int DeniedNumber { get; set; }

    [DeniedValues(null, 3)]
    public int? DeniedNothing { get; set; }

    [DeniedValues(Colour.Green)]
    public Colour? DeniedColour { get; set; }

    [DeniedValues(true)]
    public bool DeniedFlag { get; set; }

    [EmailAddress]
    public string? Email { get; set; }

    [Url]
    public string? Url { get; set; }

    [Base64String]
    public string? Base64 { get; set; }

    [EnumDataType(typeof(Colour))]
    public int? EnumNumber { get; set; }

    [Even]
    public int Even { get; set; }

    [Even]
    public int? EvenOptional { get; set; }

    [Range(-3, 7), DeniedValues(5), Even]
    public int Several { get; set; }
}
