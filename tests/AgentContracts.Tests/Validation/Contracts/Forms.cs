using System.ComponentModel.DataAnnotations;
using AgentContracts.Tests.Contracts;

namespace AgentContracts.Tests.Validation.Contracts;

/// <summary>Texts of a known form.</summary>
[Tier(Tier.Fast), RoutesTo<Samples>]
public sealed partial record Forms(
    [EmailAddress] string? Email,
    [Url] string? Url,
    [Base64String] string? Base64,
    [Base64String(ErrorMessage = "{0} is no base64")] string Worded);
