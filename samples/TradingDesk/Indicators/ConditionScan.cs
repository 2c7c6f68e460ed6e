using AgentContracts;
using TradingDesk.Contracts.Messages;
using TradingDesk.Market;

namespace TradingDesk.Indicators;

/// <summary>Three looks at the market; each says something once when it begins.</summary>
public sealed class ConditionScan
{
    private const double BrokenCorrelation = 0.6;
    private const double MendedCorrelation = 0.8;
    private const int ImpactSeconds = 300;
    private const int ChangeSeconds = 1_800;

    private readonly OrderFlowMeter _flow = new();
    private readonly CorrelationMeter _correlation = new();
    private readonly VolatilityMeter _volatility = new();
    private readonly Latch _bought = new(begin: 0.6, end: 0.3);
    private readonly Latch _sold = new(begin: 0.6, end: 0.3);
    private readonly Latch _uncorrelated = new(begin: 1 - BrokenCorrelation, end: 1 - MendedCorrelation);
    private readonly Latch _wild = new(begin: 1.6, end: 1.0);
    private double? _lastCorrelation;

    /// <summary>How the market behaves.</summary>
    public MarketRegime Regime { get; private set; } = MarketRegime.Stable;

    /// <summary>Takes the next tick.</summary>
    public void Next(Tick tick)
    {
        _flow.Next(tick.Side, tick.Amount);
        _lastCorrelation = _correlation.Next(tick.Price, tick.OtherAssetPrice);
        _volatility.Next(tick.Price);
    }

    /// <summary>Whether far more is bought than sold, or sold than bought.</summary>
    /// <param name="sensitivity">Below 1 it takes more to be noticed.</param>
    public SupplyDemandImbalance? Imbalance(double sensitivity)
    {
        if (_flow.Flow is not { } flow)
        {
            return null;
        }

        var balance = OrderFlowMeter.Balance(flow);
        var (bought, sold) = (_bought.Begins(balance * sensitivity), _sold.Begins(-balance * sensitivity));
        return bought || sold
            ? new(Instruments.Eth, bought ? ImbalanceType.SupplyShortage : ImbalanceType.DemandShortage, Math.Abs(balance), flow)
            : null;
    }

    /// <summary>Whether the two assets no longer move together.</summary>
    public MarketAnomalyAlert? Anomaly()
    {
        if (_lastCorrelation is not { } correlation || !_uncorrelated.Begins(1 - correlation))
        {
            return null;
        }

        return new(
            "correlation_break",
            correlation < 0.5 ? Severity.High : Severity.Medium,
            [Instruments.Eth, Instruments.Btc],
            Math.Clamp(1 - correlation, 0, 1),
            ImpactSeconds,
            [ProtectiveAction.PauseMarketMaking, ProtectiveAction.ReducePositions]);
    }

    /// <summary>Whether the market turns wild or calm.</summary>
    public RegimeChangeWarning? RegimeChange()
    {
        var ratio = _volatility.Ratio;
        _wild.Begins(ratio);
        var (current, predicted) = (Regime, _wild.IsSet ? MarketRegime.Volatile : MarketRegime.Stable);
        Regime = predicted;
        if (current == predicted)
        {
            return null;
        }

        // The further the market is from its usual moves, the surer and the sooner.
        var distance = predicted == MarketRegime.Volatile ? ratio - 1 : 1 - ratio;
        return new(
            current,
            predicted,
            Math.Clamp(0.5 + (distance / 2), 0, 1),
            (int)(ChangeSeconds / (1 + (2 * Math.Max(0, distance)))),
            predicted == MarketRegime.Volatile ? [ProtectiveAction.ReducePositions, ProtectiveAction.TightenStops] : []);
    }
}
