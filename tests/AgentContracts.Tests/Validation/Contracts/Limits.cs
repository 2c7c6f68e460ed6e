using System.ComponentModel.DataAnnotations;
using AgentContracts.Tests.Contracts;

#pragma warning disable CTR4001 // Tests that a number with a fraction is compared with whole limits as it is.

namespace AgentContracts.Tests.Validation.Contracts;

/// <summary>One member for each form of limit, whose defaults keep every rule.</summary>
[Tier(Tier.Fast), RoutesTo<Samples>]
public sealed partial record Limits
{
    [Required] public string Required { get; init; } = "x";
    [Range(1, 5)] public int Both { get; init; } = 3;
    [Range(1.5, 5.0, MinimumIsExclusive = true)] public double Above { get; init; } = 3;
    [Range(1, 5, MaximumIsExclusive = true)] public int Below { get; init; } = 3;
    [Range(1, 5, MinimumIsExclusive = true, MaximumIsExclusive = true)] public int Inside { get; init; } = 3;
    [Range(typeof(decimal), "1.50", "5")] public decimal Money { get; init; } = 3;
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")] public TimeSpan Span { get; init; } = TimeSpan.FromSeconds(3);
    [StringLength(3)] public string Short { get; init; } = "x";
    [StringLength(3, MinimumLength = 2)] public string Fixed { get; init; } = "xy";
    [MinLength(2)] public string Long { get; init; } = "xy";
    [MaxLength(2)] public List<int> Few { get; init; } = [];
    [Length(1, 2)] public int[] Some { get; init; } = [1];
    [RegularExpression("x+")] public string Pattern { get; init; } = "x";
    [AllowedValues("x", "y")] public string Allowed { get; init; } = "x";
    [DeniedValues(7, 8)] public int Denied { get; init; }

    // Here the member's own type decides, where the framework would convert the value.
    [Range(0, 1)] public double Share { get; init; }
    [Range(0, 10)] public long Count { get; init; }
    [Range(0, 300)] public byte Small { get; init; }
    [Range(0.5, 1.5)] public int Whole { get; init; } = 1;
    [Range(0.0, double.MaxValue)] public ulong Positive { get; init; }
    [Range(0, 100)] public decimal Percent { get; init; }
    [AllowedValues(1, 2)] public long Choice { get; init; } = 1;

    [MinLength(1, ErrorMessage = "braces { do not } matter")] public string Braces { get; init; } = "x";
}
