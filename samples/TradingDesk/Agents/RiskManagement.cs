using AgentContracts;
using TradingDesk.Contracts.Channels;
using TradingDesk.Contracts.Messages;
using TradingDesk.Indicators;
using TradingDesk.Market;
using TradingDesk.Positions;
using TradingDesk.Report;

namespace TradingDesk.Agents;

/// <summary>Answers every proposed trade, knows what is held, allows less in bad times, watches the heartbeats and holds the emergency drill.</summary>
[Agent("risk_management", Type = "risk")]
[Subscribes<FastSignals>, Subscribes<RiskManagementAlerts>, Subscribes<AgentStatus>, Ignores<FastRiskValidation>("these are its own answers")]
[Publishes<FastRiskValidation>, Publishes<SystemHealthAlert>]
public sealed partial class RiskManagement(IHub<RiskManagement> hub, IMarket market, Scoreboard scoreboard, Heartbeats heartbeats, HealthLog health) : IAgentLifetime
{
    /// <summary>The trade of the feed at which the drill is held.</summary>
    public const int DrillAtTrade = 50;

    private const int CautiousTrades = 100;

    private readonly Lock _gate = new();
    private readonly RiskLimits _limits = new();
    private readonly VolatilityMeter _volatility = new();
    private readonly Position _position = new();
    private readonly HashSet<string> _alive = new(StringComparer.Ordinal);
    private IDisposable? _ticks;
    private decimal _heldAtTick;
    private int _trade;
    private int _approved;
    private int _refused;
    private int _anomalies;
    private int _regimeChanges;
    private int _emergencies;
    private RollCall? _drill;

    public ValueTask StartAsync(CancellationToken cancellationToken)
    {
        scoreboard.Add("risk_management", Read);
        _ticks = market.Subscribe("risk_management", OnTickAsync);
        return ValueTask.CompletedTask;
    }

    public ValueTask StopAsync(CancellationToken cancellationToken)
    {
        _ticks?.Dispose();
        return ValueTask.CompletedTask;
    }

    public async ValueTask HandleAsync(FastStrategySignal signal, MessageContext context, CancellationToken cancellationToken)
    {
        FastRiskValidation answer;
        lock (_gate)
        {
            // Judged by what was held at the last tick: reports of fills on their way now may come before or after this signal.
            answer = _limits.Judge(signal, _heldAtTick, _volatility.Ratio, _trade);
            _approved += answer.ValidationResult ? 1 : 0;
            _refused += answer.ValidationResult ? 0 : 1;
        }

        await hub.SendAsync(answer, cancellationToken);
    }

    public ValueTask HandleAsync(FillReport fill, MessageContext context, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _position.Add(fill.Action, fill.Price, fill.Size);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask HandleAsync(MarketAnomalyAlert alert, MessageContext context, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _anomalies++;
            if (alert.RecommendedActions.Contains(ProtectiveAction.ReducePositions))
            {
                _limits.BeCautiousUntil(_trade + CautiousTrades);
            }
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask HandleAsync(RegimeChangeWarning warning, MessageContext context, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _regimeChanges++;
            _limits.Expect(warning.PredictedRegime);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask HandleAsync(AgentHeartbeat heartbeat, MessageContext context, CancellationToken cancellationToken)
    {
        heartbeats.Note(heartbeat, context.SentAt);
        lock (_gate)
        {
            _alive.Add(heartbeat.AgentId);
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
        lock (_gate)
        {
            _trade = tick.Number;
            _heldAtTick = _position.Size;
            _volatility.Next(tick.Price);
        }

        if (tick.Number == DrillAtTrade)
        {
            var drill = await hub.BroadcastEmergencyAsync(
                new SystemHealthAlert("emergency_drill", ["trading_desk"], Severity.Low, ["pull_orders", "carry_on"]), cancellationToken);
            health.Note(drill);

            // Over with the roll call: who joins later has nothing to do about it.
            await hub.ClearEmergencyAsync(drill.MessageId, cancellationToken);
            lock (_gate)
            {
                _drill = drill;
            }
        }
    }

    private Figures Read()
    {
        lock (_gate)
        {
            return new()
            {
                ["approved"] = _approved,
                ["refused"] = _refused,
                ["fills_booked"] = _position.Trades,
                ["position"] = _position.Size,
                ["limit"] = _limits.At(_trade),
                ["anomalies"] = _anomalies,
                ["regime_changes"] = _regimeChanges,
                ["agents_alive"] = string.Join(' ', _alive.Order(StringComparer.Ordinal)),
                ["drill_answers"] = _drill?.Entries.Count(static entry => entry.Answer == RollCallAnswer.Acknowledged) ?? 0,
                ["emergencies"] = _emergencies,
            };
        }
    }
}
