using AgentContracts;

namespace TradingDesk.Contracts.Channels;

/// <summary>Straight to risk management. Mixed: each message keeps its own tier's quality of service.</summary>
[Channel("risk_management_alerts"), Emergency]
public partial class RiskManagementAlerts;
