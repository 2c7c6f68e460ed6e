using System.ComponentModel.DataAnnotations;

namespace AgentContracts;

/// <summary>The seed's system health alert: an emergency, heard by every agent on an emergency channel.</summary>
/// <param name="HealthStatus">What happened, such as <c>agent_inactive</c>.</param>
/// <param name="AffectedComponents">The agents or components that are affected.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="RecoveryActions">What to do, such as <c>restart_if_needed</c>.</param>
[Tier(Tier.Fast, Delivery = Delivery.AtMostOnce), Emergency]
public sealed partial record SystemHealthAlert(
    [Required, StringLength(100)] string HealthStatus,
    IReadOnlyList<string> AffectedComponents,
    Severity Severity,
    IReadOnlyList<string> RecoveryActions);
