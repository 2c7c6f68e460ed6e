namespace AgentContracts;

/// <summary>The seed's <c>system_health</c>: whoever subscribes hears every emergency.</summary>
[Channel("system_health"), Emergency]
public partial class SystemHealth;
