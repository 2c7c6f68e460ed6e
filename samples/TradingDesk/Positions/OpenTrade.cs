using TradingDesk.Contracts.Messages;

namespace TradingDesk.Positions;

/// <summary>A trade of a fast strategy that waits for its stop or its target.</summary>
/// <param name="Action">How it was opened.</param>
/// <param name="Size">How much.</param>
/// <param name="StopLoss">Where the loss is taken.</param>
/// <param name="TakeProfit">Where the profit is taken.</param>
public sealed record OpenTrade(Side Action, decimal Size, decimal StopLoss, decimal TakeProfit)
{
    /// <summary>How it is closed.</summary>
    public Side Closing => Action == Side.Buy ? Side.Sell : Side.Buy;

    /// <summary>Whether it must be closed at a price.</summary>
    public bool EndsAt(decimal price) => Action == Side.Buy
        ? price <= StopLoss || price >= TakeProfit
        : price >= StopLoss || price <= TakeProfit;
}
