using System.ComponentModel.DataAnnotations;

#pragma warning disable CTR4001 // Tests that a number with a fraction is compared with whole limits as it is.

namespace AgentContracts.Tests.Validation.Contracts;

/// <summary>Decimal numbers between whole limits on either side of zero.</summary>
[Part]
public sealed partial record Whole(
    [Range(0, 100)] decimal Natural,
    [Range(-7, 7)] decimal Signed,
    [Range(5, 100)] decimal Positive,
    [Range(0, 100, MinimumIsExclusive = true)] decimal Exclusive,
    [Range(typeof(decimal), "0", "9223372036854775807")] decimal Long);
