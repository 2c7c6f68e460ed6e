using TradingDesk.Contracts.Messages;
using TradingDesk.Market;
using TradingDesk.Positions;

namespace TradingDesk.Strategies;

/// <summary>Quotes both sides of the market and earns the spread; leans against what it holds and learns from what it earned.</summary>
public sealed class MarketMaking
{
    private const int TradesPerQuote = 4;
    private const int TradesPerReview = 150;
    private const decimal QuoteSize = 0.5m;
    private const decimal MaxInventory = 5;
    private const double BaseSpread = 0.000_04;
    private const double VolatileFactor = 2;

    private readonly Position _position = new();
    private int _pausedUntil;
    private double _lean;
    private decimal _resultAtReview;

    /// <summary>How much wider than usual it quotes: what it has learned.</summary>
    public double SpreadMultiplier { get; private set; } = 1;

    /// <summary>How the market behaves, as far as it has been told.</summary>
    public MarketRegime Regime { get; set; } = MarketRegime.Stable;

    /// <summary>What it holds, as a share of what it may hold, from −1 to 1.</summary>
    public double InventoryLevel => Math.Clamp((double)(_position.Size / MaxInventory), -1, 1);

    /// <summary>How often it was told to pause.</summary>
    public int Pauses { get; private set; }

    /// <summary>Stops quoting until a trade of the feed.</summary>
    public void PauseUntil(int trade)
    {
        _pausedUntil = Math.Max(_pausedUntil, trade);
        Pauses++;
    }

    /// <summary>Moves the quotes with a severe imbalance until the next review: up where supply is short.</summary>
    /// <param name="imbalance">From −1, all sold, to 1, all bought.</param>
    public void Lean(double imbalance) => _lean = imbalance;

    /// <summary>Takes a trade of its own into account.</summary>
    public void Filled(FillReport fill) => _position.Add(fill.Action, fill.Price, fill.Size);

    /// <summary>The quotes to have in the market from now on, or <see langword="null"/> to leave it as it is.</summary>
    public HftMarketMakingSignal? Quote(Tick tick)
    {
        if (tick.Number % TradesPerQuote != 0 || tick.Number < _pausedUntil)
        {
            return null;
        }

        var inventory = InventoryLevel;
        var spread = BaseSpread * SpreadMultiplier * (Regime == MarketRegime.Volatile ? VolatileFactor : 1);
        var middle = tick.Price * (1 + (decimal)(spread * (_lean - inventory) / 2));
        var half = middle * (decimal)(spread / 2);
        return new(
            Instruments.Eth,
            Math.Round(middle - half, 8),
            Math.Round(middle + half, 8),
            inventory < 1 ? QuoteSize : 0,
            inventory > -1 ? QuoteSize : 0,
            spread,
            inventory);
    }

    /// <summary>Now and then looks back: quotes wider after a loss and closer after a profit.</summary>
    public StrategyOptimization? Review(Tick tick)
    {
        if (tick.Number % TradesPerReview != 0)
        {
            return null;
        }

        var result = _position.ProfitAt(tick.Price);
        var before = SpreadMultiplier;
        SpreadMultiplier = Math.Clamp(before * (result < _resultAtReview ? 1.2 : 0.9), 0.5, 4);
        _resultAtReview = result;
        _lean = 0;
        return SpreadMultiplier == before
            ? null
            : new(
                StrategyType.MarketMaking,
                "parameter_adjustment",
                new Dictionary<string, double> { ["spread_multiplier"] = SpreadMultiplier },
                Math.Abs(SpreadMultiplier - before) / before);
    }
}
