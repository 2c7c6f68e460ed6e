using AgentContracts;

namespace TradingDesk.Contracts.Channels;

/// <summary>What the next minute's trading depends on.</summary>
[Channel("tactical_signals", Tier.Tactical)]
public partial class TacticalSignals;
