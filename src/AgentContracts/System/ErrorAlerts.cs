namespace AgentContracts;

/// <summary>The seed's <c>error_alerts</c>: failures of communication, and every emergency.</summary>
[Channel("error_alerts"), Emergency]
public partial class ErrorAlerts;
