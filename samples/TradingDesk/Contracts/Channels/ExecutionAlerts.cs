using AgentContracts;

namespace TradingDesk.Contracts.Channels;

/// <summary>Straight to execution. Mixed: each message keeps its own tier's quality of service.</summary>
[Channel("execution_alerts"), Emergency]
public partial class ExecutionAlerts;
