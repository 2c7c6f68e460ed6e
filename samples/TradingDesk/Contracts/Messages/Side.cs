namespace TradingDesk.Contracts.Messages;

/// <summary>Whether somebody buys or sells; of a trade on the market, who was in a hurry.</summary>
public enum Side
{
    /// <summary><c>buy</c>.</summary>
    Buy,

    /// <summary><c>sell</c>.</summary>
    Sell,
}
