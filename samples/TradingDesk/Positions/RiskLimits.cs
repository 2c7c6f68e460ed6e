using TradingDesk.Contracts.Messages;

namespace TradingDesk.Positions;

/// <summary>How much the desk may hold, and what it thinks of one more trade.</summary>
public sealed class RiskLimits
{
    private const decimal Largest = 4;
    private const double HighVolatility = 1.5;
    private const double TooRisky = 0.95;

    private int _cautiousUntil;
    private MarketRegime _regime = MarketRegime.Stable;

    /// <summary>Allows less until a trade of the feed.</summary>
    public void BeCautiousUntil(int trade) => _cautiousUntil = Math.Max(_cautiousUntil, trade);

    /// <summary>Allows less in a volatile market.</summary>
    public void Expect(MarketRegime regime) => _regime = regime;

    /// <summary>How much may be held at a trade of the feed.</summary>
    public decimal At(int trade) => Largest * (trade < _cautiousUntil ? 0.5m : 1) * (_regime == MarketRegime.Volatile ? 0.5m : 1);

    /// <summary>What to answer to a proposed trade.</summary>
    /// <param name="signal">The trade.</param>
    /// <param name="held">What is held; negative where it is owed.</param>
    /// <param name="volatility">How much the market moves now, as a multiple of the usual.</param>
    /// <param name="trade">The number of the last trade of the feed.</param>
    public FastRiskValidation Judge(FastStrategySignal signal, decimal held, double volatility, int trade)
    {
        var limit = At(trade);
        var after = signal.Action == Side.Buy ? held : -held;
        var room = Math.Max(0, limit - after);
        var score = Math.Clamp((0.5 * (1 - (double)(room / (2 * limit)))) + (0.2 * (1 - signal.Confidence)) + (0.1 * volatility), 0, 1);

        var warnings = new List<RiskWarning>();
        if (volatility >= HighVolatility)
        {
            warnings.Add(RiskWarning.HighVolatility);
        }

        if (trade < _cautiousUntil)
        {
            warnings.Add(RiskWarning.MarketAnomaly);
        }

        if (room == 0)
        {
            warnings.Add(RiskWarning.PositionLimit);
        }

        var approved = room > 0 && score < TooRisky;
        return new(approved, score, approved ? room : 0, warnings);
    }
}
