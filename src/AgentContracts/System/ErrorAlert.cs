using System.ComponentModel.DataAnnotations;

namespace AgentContracts;

/// <summary>The seed's error alert: communication failed somewhere.</summary>
/// <param name="Component">Where, such as a channel or an agent.</param>
/// <param name="ErrorType">What kind of failure; of those that hubs send, one of <see cref="ErrorTypes"/>.</param>
/// <param name="Description">What happened, for a person.</param>
/// <param name="Severity">How bad it is.</param>
[Tier(Tier.Tactical), RoutesTo<ErrorAlerts>]
public sealed partial record ErrorAlert(
    [Required] string Component,
    [Required] string ErrorType,
    string Description,
    Severity Severity);
