namespace AgentContracts.Hub.Registry;

/// <summary>An exclusive agent may not act: its lease has ended, or another instance has taken its place.</summary>
/// <param name="agent">The agent.</param>
/// <param name="fence">The number that it entered with.</param>
public sealed class AgentDisplacedException(string agent, long fence)
    : InvalidOperationException($"Agent {agent} is exclusive, and its lease with the number {fence} has ended: nothing was sent.")
{
    /// <summary>The agent.</summary>
    public string Agent => agent;

    /// <summary>The number that it entered with.</summary>
    public long Fence => fence;
}
