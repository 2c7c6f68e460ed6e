namespace TradingDesk.Contracts.Messages;

/// <summary>What an agent may be advised to do.</summary>
public enum ProtectiveAction
{
    /// <summary><c>pause_market_making</c>: quote nothing for a while.</summary>
    PauseMarketMaking,

    /// <summary><c>reduce_positions</c>: hold less.</summary>
    ReducePositions,

    /// <summary><c>tighten_stops</c>: give losing trades less room.</summary>
    TightenStops,
}
