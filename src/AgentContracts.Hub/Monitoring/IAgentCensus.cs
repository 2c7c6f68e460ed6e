namespace AgentContracts.Hub.Monitoring;

/// <summary>Counts agent instances.</summary>
internal interface IAgentCensus
{
    /// <summary>How many there are now. Returns at once.</summary>
    AgentCounts Count();
}
