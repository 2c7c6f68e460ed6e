namespace AgentContracts;

/// <summary>One agent instance in a roll call.</summary>
/// <param name="Agent">The agent's id.</param>
/// <param name="Instance">The instance.</param>
/// <param name="Answer">What it answered.</param>
/// <param name="After">How long its acknowledgement took from the broadcast, where there is one.</param>
public sealed record RollCallEntry(string Agent, string Instance, RollCallAnswer Answer, TimeSpan? After = null);
