namespace AgentContracts;

/// <summary>The seed's <c>agent_status</c>: heartbeats of every agent instance.</summary>
[Channel("agent_status")]
public partial class AgentStatus;
