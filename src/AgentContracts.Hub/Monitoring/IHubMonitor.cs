namespace AgentContracts.Hub.Monitoring;

/// <summary>Says how a hub is doing.</summary>
public interface IHubMonitor
{
    /// <summary>Every figure as it is now. Never blocks traffic; exact when traffic rests.</summary>
    HubSnapshot Snapshot();
}
