using AgentContracts;

namespace TradingDesk.Contracts.Channels;

/// <summary>What the next hour's trading depends on; late is better than never.</summary>
[Channel("strategic_signals", Tier.Strategic)]
public partial class StrategicSignals;
