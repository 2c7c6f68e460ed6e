using AgentContracts;
using TradingDesk.Contracts.Channels;
using TradingDesk.Contracts.Messages;
using TradingDesk.Indicators;
using TradingDesk.Market;
using TradingDesk.Report;

namespace TradingDesk.Agents;

/// <summary>Watches the market: order flow out of balance, assets that no longer move together, a change of regime.</summary>
[Agent("market_conditions", Type = "market")]
[Subscribes<IntelligenceAlerts>, Subscribes<SystemHealth>]
[Publishes<SupplyDemandImbalance>, Publishes<MarketAnomalyAlert>, Publishes<RegimeChangeWarning>]
public sealed partial class MarketConditions(IHub<MarketConditions> hub, IMarket market, Scoreboard scoreboard, HealthLog health) : IAgentLifetime
{
    private const double NormalSensitivity = 1;
    private const double LowSensitivity = 0.85;
    private const double TooManyAlarms = 2;

    private readonly Lock _gate = new();
    private readonly ConditionScan _scan = new();
    private IDisposable? _ticks;
    private double _sensitivity = NormalSensitivity;
    private int _imbalances;
    private int _anomalies;
    private int _regimeChanges;
    private int _emergencies;

    public ValueTask StartAsync(CancellationToken cancellationToken)
    {
        scoreboard.Add("market_conditions", Read);
        _ticks = market.Subscribe("market_conditions", OnTickAsync);
        return ValueTask.CompletedTask;
    }

    public ValueTask StopAsync(CancellationToken cancellationToken)
    {
        _ticks?.Dispose();
        return ValueTask.CompletedTask;
    }

    public ValueTask HandleAsync(IntelligenceAnalysis analysis, MessageContext context, CancellationToken cancellationToken)
    {
        // Who cries wolf too often is asked to look twice.
        lock (_gate)
        {
            _sensitivity = analysis.Insights.GetValueOrDefault("imbalances") >= TooManyAlarms ? LowSensitivity : NormalSensitivity;
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

    private async ValueTask OnTickAsync(Tick tick, CancellationToken cancellationToken)
    {
        SupplyDemandImbalance? imbalance;
        MarketAnomalyAlert? anomaly;
        RegimeChangeWarning? change;
        lock (_gate)
        {
            _scan.Next(tick);
            imbalance = _scan.Imbalance(_sensitivity);
            anomaly = _scan.Anomaly();
            change = _scan.RegimeChange();
            _imbalances += imbalance is null ? 0 : 1;
            _anomalies += anomaly is null ? 0 : 1;
            _regimeChanges += change is null ? 0 : 1;
        }

        if (imbalance is not null)
        {
            await hub.SendAsync(imbalance, cancellationToken);
        }

        if (anomaly is not null)
        {
            await hub.SendAsync(anomaly, cancellationToken);
        }

        if (change is not null)
        {
            await hub.SendAsync(change, cancellationToken);
        }
    }

    private Figures Read()
    {
        lock (_gate)
        {
            return new()
            {
                ["imbalances"] = _imbalances,
                ["anomalies"] = _anomalies,
                ["regime_changes"] = _regimeChanges,
                ["regime"] = _scan.Regime == MarketRegime.Volatile ? "volatile" : "stable",
                ["sensitivity"] = _sensitivity,
                ["emergencies"] = _emergencies,
            };
        }
    }
}
