using AgentContracts;

namespace TradingDesk.Contracts.Channels;

/// <summary>What must be acted on within 1–10 ms.</summary>
[Channel("hft_signals", Tier.UltraHft)]
public partial class HftSignals;
