using System.ComponentModel.DataAnnotations;
using AgentContracts.Tests.Contracts;

namespace AgentContracts.Tests.Validation.Contracts;

/// <summary>Members whose values nobody may see, each with every rule that it can break.</summary>
[Tier(Tier.Fast), RoutesTo<Samples>]
public sealed partial record Secrets(
    [Sensitive, StringLength(2), RegularExpression("x"), DeniedValues("hidden-pin"), AllowedValues("x")] string Pin,
    [Sensitive, Range(0, 9), DeniedValues(987654), AllowedValues(1)] int Code,
    [Sensitive, Range(0.0, 1.0)] double Share,
    [Sensitive, MaxLength(0)] List<string> Words,
    [Sensitive, Even] int? Odd,
    [Sensitive] Colour Colour,
    [Sensitive] DateTime Utc,
    [Sensitive] RuledLeg Leg,
    [Sensitive] IReadOnlyList<RuledLeg> Legs,
    [Sensitive] Dictionary<string, RuledLeg> Vault,
    [Sensitive] Dictionary<string, string> Notes)
{
    [Sensitive, EmailAddress]
    public string? Mail { get; init; }
}
