using AgentContracts;
using TradingDesk.Contracts.Channels;
using TradingDesk.Contracts.Messages;
using TradingDesk.Market;
using TradingDesk.Positions;
using TradingDesk.Report;
using TradingDesk.Strategies;

namespace TradingDesk.Agents;

/// <summary>Trades: arbitrage at once, quotes until they are hit, fast strategies after risk management's answer.</summary>
[Agent("execution", Type = "execution")]
[Subscribes<HftSignals>, Subscribes<FastSignals>, Subscribes<ExecutionAlerts>, Ignores<MarketAnomalyAlert>("risk management acts on it, and its answers bind execution")]
[Publishes<FillReport>]
public sealed partial class Execution(IHub<Execution> hub, IMarket market, Scoreboard scoreboard, HealthLog health) : IAgentLifetime
{
    private const decimal StrategySize = 0.5m;

    // Ticks come from the market and emergencies may run beside a handler, so what they share is guarded; never across a send.
    private readonly Lock _gate = new();
    private readonly Approvals _approvals = new();
    private readonly List<OpenTrade> _open = [];
    private readonly Position _position = new();
    private IDisposable? _ticks;
    private Tick? _last;
    private Quotes? _quotes;
    private int _arbitrages;
    private int _quotesFilled;
    private int _strategyTrades;
    private int _rejected;
    private int _emergencies;

    public ValueTask StartAsync(CancellationToken cancellationToken)
    {
        scoreboard.Add("execution", Read);
        _ticks = market.Subscribe("execution", OnTickAsync);
        return ValueTask.CompletedTask;
    }

    public ValueTask StopAsync(CancellationToken cancellationToken)
    {
        _ticks?.Dispose();
        return ValueTask.CompletedTask;
    }

    public async ValueTask HandleAsync(HftArbitrageSignal signal, MessageContext context, CancellationToken cancellationToken)
    {
        var fills = new List<FillReport>();
        lock (_gate)
        {
            if (_last is { } tick)
            {
                _arbitrages++;
                fills.Add(Fill(StrategyType.Arbitrage, signal.Exchange1, Side.Buy, PriceOn(signal.Exchange1, tick), Arbitrage.Size));
                fills.Add(Fill(StrategyType.Arbitrage, signal.Exchange2, Side.Sell, PriceOn(signal.Exchange2, tick), Arbitrage.Size));
            }
        }

        await ReportAsync(fills, cancellationToken);
    }

    public ValueTask HandleAsync(HftMarketMakingSignal signal, MessageContext context, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _quotes = new(signal.BidPrice, signal.BidSize, signal.AskPrice, signal.AskSize);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask HandleAsync(FastStrategySignal signal, MessageContext context, CancellationToken cancellationToken) =>
        ReportAsync(Decide(context.CorrelationId, signal, null), cancellationToken);

    public ValueTask HandleAsync(FastRiskValidation validation, MessageContext context, CancellationToken cancellationToken) =>
        ReportAsync(Decide(context.CorrelationId, null, validation), cancellationToken);

    public ValueTask HandleAsync(SystemHealthAlert alert, MessageContext context, CancellationToken cancellationToken)
    {
        health.Note(alert, context.MessageId, context.SentAt);
        // Whatever has happened: with no order in the market and none about to go there, nothing gets worse.
        lock (_gate)
        {
            _emergencies++;
            _quotes = null;
            _approvals.Clear();
        }

        return ValueTask.CompletedTask;
    }

    private async ValueTask OnTickAsync(Tick tick, CancellationToken cancellationToken)
    {
        var fills = new List<FillReport>();
        lock (_gate)
        {
            _last = tick;
            _approvals.ForgetBefore(tick.Number);
            if (HitQuote(tick) is { } hit)
            {
                fills.Add(hit);
            }

            foreach (var trade in _open.FindAll(trade => trade.EndsAt(tick.Price)))
            {
                _open.Remove(trade);
                fills.Add(Fill(StrategyType.TrendFollowing, Instruments.HomeVenue, trade.Closing, tick.Price, trade.Size));
            }
        }

        await ReportAsync(fills, cancellationToken);
    }

    private FillReport? HitQuote(Tick tick)
    {
        if (_quotes?.FilledBy(tick.Side, tick.Price) is not { } side)
        {
            return null;
        }

        // One fill for each quote: the strategy engine knows best what to quote next.
        var (price, size) = side == Side.Buy ? (_quotes.BidPrice, _quotes.BidSize) : (_quotes.AskPrice, _quotes.AskSize);
        _quotes = null;
        if (size == 0)
        {
            return null;
        }

        _quotesFilled++;
        return Fill(StrategyType.MarketMaking, Instruments.HomeVenue, side, price, size);
    }

    private List<FillReport> Decide(MessageId conversation, FastStrategySignal? signal, FastRiskValidation? validation)
    {
        lock (_gate)
        {
            if (_last is not { } tick || _approvals.Add(conversation, tick.Number, signal, validation) is not { } both)
            {
                return [];
            }

            var size = Math.Min(StrategySize, both.Validation.PositionSizeAllowed);
            if (!both.Validation.ValidationResult || size == 0)
            {
                _rejected++;
                return [];
            }

            _strategyTrades++;
            _open.Add(new(both.Signal.Action, size, both.Signal.StopLoss, both.Signal.TakeProfit));
            return [Fill(both.Signal.StrategyType, Instruments.HomeVenue, both.Signal.Action, tick.Price, size)];
        }
    }

    private FillReport Fill(StrategyType strategy, string venue, Side action, decimal price, decimal size)
    {
        _position.Add(action, price, size);
        return new(strategy, Instruments.Eth, venue, action, price, size);
    }

    private async ValueTask ReportAsync(List<FillReport> fills, CancellationToken cancellationToken)
    {
        foreach (var fill in fills)
        {
            await hub.SendAsync(fill, cancellationToken);
        }
    }

    private static decimal PriceOn(string venue, Tick tick) => venue == Instruments.OtherVenue ? tick.OtherVenuePrice : tick.Price;

    private Figures Read()
    {
        lock (_gate)
        {
            return new()
            {
                ["arbitrages"] = _arbitrages,
                ["quotes_filled"] = _quotesFilled,
                ["strategy_trades"] = _strategyTrades,
                ["strategy_trades_rejected"] = _rejected,
                ["strategy_trades_open"] = _open.Count,
                ["position"] = _position.Size,
                ["profit"] = Math.Round(_position.ProfitAt(_last?.Price ?? 0), 4),
                ["emergencies"] = _emergencies,
            };
        }
    }
}
