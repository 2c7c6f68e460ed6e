using System.ComponentModel.DataAnnotations;
using AgentContracts.Tests.Contracts;

namespace AgentContracts.Tests.Validation.Contracts;

/// <summary>Rules with texts of their own.</summary>
[Tier(Tier.Fast), RoutesTo<Samples>]
public sealed partial record Worded(
    [Required(ErrorMessage = "Say {0}.")] string Required,
    [Range(-3, 7, ErrorMessage = "{0}: {1} to {2}.")] int Range,
    [Range(-0.5, 0.75, ErrorMessage = "Not a share.")] double Plain,
    [StringLength(3, MinimumLength = 2, ErrorMessage = "{0}: {2} to {1}.")] string StringLength,
    [MinLength(2, ErrorMessage = "{0}: {1} or more.")] List<int> MinLength,
    [MaxLength(2, ErrorMessage = "{0}: {1} or fewer.")] List<int> MaxLength,
    [Length(1, 2, ErrorMessage = "{0}: {1} to {2}.")] List<int> Length,
    [RegularExpression("[ab]+", ErrorMessage = "{0} like {1}.")] string Pattern,
    [AllowedValues(1, 2, ErrorMessage = "{0} is one or two.")] int Allowed,
    [DeniedValues(1, 2, ErrorMessage = "{0} is neither.")] int Denied);
