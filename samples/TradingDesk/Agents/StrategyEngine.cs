using AgentContracts;
using TradingDesk.Contracts.Channels;
using TradingDesk.Contracts.Messages;
using TradingDesk.Market;
using TradingDesk.Report;
using TradingDesk.Strategies;

namespace TradingDesk.Agents;

/// <summary>Turns prices into signals: arbitrage, market making and trend following; listens to advice and learns from results.</summary>
[Agent("strategy_engine", Type = "strategy")]
[Subscribes<MarketAnomalies>, Subscribes<IntelligenceAlerts>, Subscribes<StrategicSignals>, Subscribes<StrategyEngineAlerts>]
[Ignores<StrategyOptimization>("it is its own")]
[Publishes<HftArbitrageSignal>, Publishes<HftMarketMakingSignal>, Publishes<FastStrategySignal>, Publishes<StrategyOptimization>]
public sealed partial class StrategyEngine(IHub<StrategyEngine> hub, IMarket market, Scoreboard scoreboard, HealthLog health) : IAgentLifetime
{
    private const int AnomalyPause = 50;
    private const int EmergencyPause = 20;

    private readonly Lock _gate = new();
    private readonly MarketMaking _marketMaking = new();
    private readonly TrendFollowing _trendFollowing = new();
    private IDisposable? _ticks;
    private int _trade;
    private int _analyses;
    private int _severeImbalances;
    private int _fills;
    private int _emergencies;

    public ValueTask StartAsync(CancellationToken cancellationToken)
    {
        scoreboard.Add("strategy_engine", Read);
        _ticks = market.Subscribe("strategy_engine", OnTickAsync);
        return ValueTask.CompletedTask;
    }

    public ValueTask StopAsync(CancellationToken cancellationToken)
    {
        _ticks?.Dispose();
        return ValueTask.CompletedTask;
    }

    public ValueTask HandleAsync(MarketAnomalyAlert alert, MessageContext context, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (alert.RecommendedActions.Contains(ProtectiveAction.PauseMarketMaking))
            {
                _marketMaking.PauseUntil(_trade + AnomalyPause);
            }
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask HandleAsync(IntelligenceAnalysis analysis, MessageContext context, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _analyses++;
            _trendFollowing.Weight = analysis.StrategyContext == StrategyType.TrendFollowing ? analysis.Confidence : 1;
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask HandleAsync(SupplyDemandImbalance imbalance, MessageContext context, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _severeImbalances++;
            _marketMaking.Lean(imbalance.ImbalanceType == ImbalanceType.SupplyShortage ? imbalance.Magnitude : -imbalance.Magnitude);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask HandleAsync(RegimeChangeWarning warning, MessageContext context, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _marketMaking.Regime = warning.PredictedRegime;
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask HandleAsync(FillReport fill, MessageContext context, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _fills++;
            if (fill.StrategyType == StrategyType.MarketMaking)
            {
                _marketMaking.Filled(fill);
            }
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask HandleAsync(SystemHealthAlert alert, MessageContext context, CancellationToken cancellationToken)
    {
        health.Note(alert, context.MessageId, context.SentAt);
        lock (_gate)
        {
            _emergencies++;
            _marketMaking.PauseUntil(_trade + EmergencyPause);
        }

        return ValueTask.CompletedTask;
    }

    private async ValueTask OnTickAsync(Tick tick, CancellationToken cancellationToken)
    {
        HftMarketMakingSignal? quotes;
        FastStrategySignal? trade;
        StrategyOptimization? optimization;
        lock (_gate)
        {
            _trade = tick.Number;
            quotes = _marketMaking.Quote(tick);
            trade = _trendFollowing.Signal(tick);
            optimization = _marketMaking.Review(tick);
        }

        if (Arbitrage.Signal(tick, hub.Clock.GetUtcNow()) is { } arbitrage)
        {
            await hub.SendAsync(arbitrage, cancellationToken);
        }

        if (quotes is not null)
        {
            await hub.SendAsync(quotes.Value, cancellationToken);
        }

        if (trade is not null)
        {
            await hub.SendAsync(trade, cancellationToken);
        }

        if (optimization is not null)
        {
            await hub.SendAsync(optimization, cancellationToken);
        }
    }

    private Figures Read()
    {
        lock (_gate)
        {
            return new()
            {
                ["fills_seen"] = _fills,
                ["pauses"] = _marketMaking.Pauses,
                ["severe_imbalances"] = _severeImbalances,
                ["analyses"] = _analyses,
                ["trend_weight"] = Math.Round(_trendFollowing.Weight, 3),
                ["spread_multiplier"] = Math.Round(_marketMaking.SpreadMultiplier, 3),
                ["regime"] = _marketMaking.Regime == MarketRegime.Volatile ? "volatile" : "stable",
                ["emergencies"] = _emergencies,
            };
        }
    }
}
