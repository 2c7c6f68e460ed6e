using AgentContracts;

namespace TradingDesk.Contracts.Channels;

/// <summary>Straight to the strategy engine. Mixed: each message keeps its own tier's quality of service.</summary>
[Channel("strategy_engine_alerts"), Emergency]
public partial class StrategyEngineAlerts;
