namespace AgentContracts;

/// <summary>What hubs write into <see cref="SystemHealthAlert.HealthStatus"/>.</summary>
public static class HealthStatuses
{
    /// <summary>A hub was not heard of for too long; the components are the ids of its agents. It stands until they return.</summary>
    public const string AgentInactive = "agent_inactive";

    /// <summary>They are back, or others have come in their place; the components are the ids of the agents.</summary>
    public const string AgentRecovered = "agent_recovered";

    /// <summary>An agent was not allowed to run beside those that run: its contracts do not fit theirs, or it must be alone. The components are its id and its instance.</summary>
    public const string AgentRefused = "agent_refused";

    /// <summary>An agent that must be alone has stopped, for another instance has its place. The components are its id, its instance and the other one.</summary>
    public const string AgentDisplaced = "agent_displaced";
}
