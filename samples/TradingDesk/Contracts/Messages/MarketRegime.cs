namespace TradingDesk.Contracts.Messages;

/// <summary>How the market behaves.</summary>
public enum MarketRegime
{
    /// <summary><c>stable</c>: prices move as much as they usually do.</summary>
    Stable,

    /// <summary><c>volatile</c>: prices move much more than they usually do.</summary>
    Volatile,
}
