using AgentContracts;

namespace TradingDesk.Floor;

/// <summary>Where the processes of one desk tell each other how far they are. Every one hears every report, and a lost one is followed by the next.</summary>
[Channel("trading_floor", Tier.Tactical, Delivery = Delivery.AtMostOnce, Retries = 0)]
public partial class TradingFloor;
