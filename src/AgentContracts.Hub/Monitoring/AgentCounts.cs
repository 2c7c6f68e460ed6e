namespace AgentContracts.Hub.Monitoring;

/// <summary>How many agent instances a hub knows of.</summary>
/// <param name="Active">Those that show that they live: the seed's <c>active_agents</c>.</param>
/// <param name="Inactive">Those that have been silent for too long: the seed's <c>inactive_agents</c>.</param>
public readonly record struct AgentCounts(int Active, int Inactive)
{
    /// <summary>All of them: the seed's <c>agents_registered</c>.</summary>
    public int Registered => Active + Inactive;
}
