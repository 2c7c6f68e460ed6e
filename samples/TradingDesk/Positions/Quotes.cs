using TradingDesk.Contracts.Messages;

namespace TradingDesk.Positions;

/// <summary>The two orders that market making has in the market.</summary>
/// <param name="BidPrice">What the desk buys at.</param>
/// <param name="BidSize">How much it buys.</param>
/// <param name="AskPrice">What the desk sells at.</param>
/// <param name="AskSize">How much it sells.</param>
public sealed record Quotes(decimal BidPrice, decimal BidSize, decimal AskPrice, decimal AskSize)
{
    /// <summary>The desk's side of a trade that somebody in a hurry makes at a price, where it reaches one of the orders.</summary>
    public Side? FilledBy(Side side, decimal price) => side switch
    {
        Side.Sell when price <= BidPrice => Side.Buy,
        Side.Buy when price >= AskPrice => Side.Sell,
        _ => null,
    };
}
