using AgentContracts.Hub.Monitoring;

namespace AgentContracts.Hub.Tests.Monitoring;

/// <summary>As many agents as a test says.</summary>
internal sealed class Census : IAgentCensus
{
    public AgentCounts Counts { get; set; }

    public AgentCounts Count() => Counts;
}
