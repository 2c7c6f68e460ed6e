namespace TradingDesk.Contracts.Messages;

/// <summary>Which side of the market is short of orders.</summary>
public enum ImbalanceType
{
    /// <summary><c>supply_shortage</c>: far more is bought than sold.</summary>
    SupplyShortage,

    /// <summary><c>demand_shortage</c>: far more is sold than bought.</summary>
    DemandShortage,
}
