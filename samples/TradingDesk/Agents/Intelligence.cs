using AgentContracts;
using TradingDesk.Contracts.Channels;
using TradingDesk.Contracts.Messages;
using TradingDesk.Indicators;
using TradingDesk.Market;
using TradingDesk.Report;

namespace TradingDesk.Agents;

/// <summary>Listens to what the others say and looks for patterns in it.</summary>
[Agent("intelligence", Type = "intelligence")]
[Subscribes<TacticalSignals>, Subscribes<MarketAnomalies>, Subscribes<StrategicSignals>, Subscribes<SystemHealth>, Subscribes<ErrorAlerts>]
[Ignores<IntelligenceAnalysis>("it is its own")]
[Publishes<IntelligenceAnalysis>]
public sealed partial class Intelligence(IHub<Intelligence> hub, IMarket market, Scoreboard scoreboard, HealthLog health) : IAgentLifetime
{
    private const int TradesPerAnalysis = 100;

    private readonly Lock _gate = new();
    private readonly PatternSearch _patterns = new();
    private IDisposable? _ticks;
    private int _heard;
    private int _analyses;
    private int _errors;
    private int _emergencies;

    public ValueTask StartAsync(CancellationToken cancellationToken)
    {
        scoreboard.Add("intelligence", Read);
        _ticks = market.Subscribe("intelligence", OnTickAsync);
        return ValueTask.CompletedTask;
    }

    public ValueTask StopAsync(CancellationToken cancellationToken)
    {
        _ticks?.Dispose();
        return ValueTask.CompletedTask;
    }

    public ValueTask HandleAsync(SupplyDemandImbalance imbalance, MessageContext context, CancellationToken cancellationToken) => Hear("imbalances");

    public ValueTask HandleAsync(MarketAnomalyAlert alert, MessageContext context, CancellationToken cancellationToken) => Hear("anomalies");

    public ValueTask HandleAsync(RegimeChangeWarning warning, MessageContext context, CancellationToken cancellationToken) => Hear("regime_changes");

    public ValueTask HandleAsync(StrategyOptimization optimization, MessageContext context, CancellationToken cancellationToken) => Hear("optimizations");

    public ValueTask HandleAsync(ErrorAlert alert, MessageContext context, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _errors++;
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask HandleAsync(SystemHealthAlert alert, MessageContext context, CancellationToken cancellationToken)
    {
        health.Note(alert, context.MessageId, context.SentAt);
        lock (_gate)
        {
            _emergencies++;
        }

        return ValueTask.CompletedTask;
    }

    private ValueTask Hear(string what)
    {
        // Only counted here, so that it does not matter which of two senders came first; what follows from it is decided at a tick.
        lock (_gate)
        {
            _heard++;
            _patterns.Add(what);
        }

        return ValueTask.CompletedTask;
    }

    private async ValueTask OnTickAsync(Tick tick, CancellationToken cancellationToken)
    {
        IntelligenceAnalysis? analysis = null;
        lock (_gate)
        {
            if (tick.Number % TradesPerAnalysis == 0)
            {
                analysis = _patterns.Conclude();
                _analyses += analysis is null ? 0 : 1;
            }
        }

        if (analysis is not null)
        {
            await hub.SendAsync(analysis, cancellationToken);
        }
    }

    private Figures Read()
    {
        lock (_gate)
        {
            return new()
            {
                ["heard"] = _heard,
                ["analyses"] = _analyses,
                ["errors"] = _errors,
                ["emergencies"] = _emergencies,
            };
        }
    }
}
