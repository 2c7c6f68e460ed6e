namespace TradingDesk.Contracts.Messages;

/// <summary>What the desk earns its money with.</summary>
public enum StrategyType
{
    /// <summary><c>arbitrage</c>: buy on the cheap venue, sell on the dear one.</summary>
    Arbitrage,

    /// <summary><c>market_making</c>: quote both sides and earn the spread.</summary>
    MarketMaking,

    /// <summary><c>trend_following</c>: go where the moving averages go.</summary>
    TrendFollowing,
}
