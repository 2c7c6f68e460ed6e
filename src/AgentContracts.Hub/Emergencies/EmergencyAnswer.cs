namespace AgentContracts.Hub.Emergencies;

/// <summary>Says that an agent instance has handled an emergency.</summary>
/// <param name="Emergency">The id that the emergency was sent with.</param>
/// <param name="Agent">The agent's id.</param>
/// <param name="Instance">The instance.</param>
/// <param name="At">When its handler had returned, on the broker's clock.</param>
public readonly record struct EmergencyAnswer(MessageId Emergency, string Agent, string Instance, DateTimeOffset At);
