namespace AgentContracts.Hub.Receiving;

/// <summary>A copy cannot be tried again because its agent stops.</summary>
internal sealed class AgentStoppingException() : Exception("The agent stops.");
