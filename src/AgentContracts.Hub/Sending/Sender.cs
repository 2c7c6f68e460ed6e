namespace AgentContracts.Hub.Sending;

/// <summary>Who sends.</summary>
/// <param name="Agent">The agent's id.</param>
/// <param name="Instance">The hub that it sends through; messages are numbered per instance and channel.</param>
internal sealed record Sender(string Agent, string Instance);
