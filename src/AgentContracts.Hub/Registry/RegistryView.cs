using AgentContracts.Hub.Monitoring;

namespace AgentContracts.Hub.Registry;

/// <summary>The registry as this hub last saw it, for those who only look.</summary>
internal sealed class RegistryView : IAgentCensus
{
    private volatile RegistryPage _page = RegistryPage.Empty;

    public RegistryPage Page
    {
        get => _page;
        set => _page = value;
    }

    public AgentCounts Count()
    {
        var agents = _page.Agents;
        var active = agents.Count(static record => record.IsActive);
        return new AgentCounts(active, agents.Length - active);
    }
}
