namespace AgentContracts.Hub.Agents;

/// <summary>An agent that another program runs.</summary>
/// <param name="Info">What is known of it.</param>
internal sealed record ExpectedAgent(AgentInfo Info);
