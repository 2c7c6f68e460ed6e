using AgentContracts;

namespace TradingDesk.Contracts.Channels;

/// <summary>What is wrong with the market. Anomalies come in swarms, so twice the tier's queue; while this channel fails, the tactical one carries them.</summary>
[Channel("market_anomalies", Tier.Tactical, MaxQueue = 2000), FallsBackTo<TacticalSignals>]
public partial class MarketAnomalies;
