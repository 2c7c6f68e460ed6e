using AgentContracts;

namespace TradingDesk.Contracts.Channels;

/// <summary>What must be acted on within a second: trading signals and what risk answers.</summary>
[Channel("fast_signals", Tier.Fast)]
public partial class FastSignals;
