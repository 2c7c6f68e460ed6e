using TradingDesk.Contracts.Messages;

namespace TradingDesk.Indicators;

/// <summary>A short moving average that crosses a long one: the trend turns.</summary>
public sealed class MovingAverageCross
{
    private const int ShortTrades = 12;
    private const int LongTrades = 48;

    private readonly RollingWindow<decimal> _short = new(ShortTrades);
    private readonly RollingWindow<decimal> _long = new(LongTrades);
    private Side? _trend;

    /// <summary>How far the averages are apart, as a share of the long one.</summary>
    public double Gap { get; private set; }

    /// <summary>The side to trade on when the trend has turned with this price.</summary>
    public Side? Turn(decimal price)
    {
        _short.Add(price);
        _long.Add(price);
        if (!_long.IsFull)
        {
            return null;
        }

        var (fast, slow) = (_short.Values.Average(), _long.Values.Average());
        Gap = (double)((fast - slow) / slow);
        var trend = fast == slow ? _trend : fast > slow ? Side.Buy : Side.Sell;
        var turned = _trend is not null && trend != _trend;
        _trend = trend;
        return turned ? trend : null;
    }
}
