namespace TradingDesk.Contracts.Messages;

/// <summary>Why risk management is uneasy about a trade.</summary>
public enum RiskWarning
{
    /// <summary><c>high_volatility</c>: the market moves more than usual.</summary>
    HighVolatility,

    /// <summary><c>market_anomaly</c>: something is wrong with the market.</summary>
    MarketAnomaly,

    /// <summary><c>position_limit</c>: there is no room for all of it.</summary>
    PositionLimit,
}
