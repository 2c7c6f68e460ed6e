using AgentContracts;

namespace TradingDesk.Contracts.Channels;

/// <summary>What intelligence has found out.</summary>
[Channel("intelligence_alerts", Tier.Tactical)]
public partial class IntelligenceAlerts;
