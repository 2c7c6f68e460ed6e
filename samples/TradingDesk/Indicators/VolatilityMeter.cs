namespace TradingDesk.Indicators;

/// <summary>How much a price moves now, compared with how much it usually moves.</summary>
public sealed class VolatilityMeter
{
    private const double ShortWeight = 1.0 / 20;
    private const double LongWeight = 1.0 / 200;
    private const int WarmUp = 40;

    private decimal _last;
    private int _moves;
    private double _now;
    private double _usual;

    /// <summary>The average move now as a multiple of the usual one; 1 while too little is known.</summary>
    public double Ratio => _moves > WarmUp && _usual > 0 ? _now / _usual : 1;

    /// <summary>Takes the next price.</summary>
    public void Next(decimal price)
    {
        if (_last > 0)
        {
            var move = Math.Abs((double)(price / _last) - 1);
            _moves++;

            // At first a plain average: a single first move would weigh too much.
            _now += Math.Max(ShortWeight, 1.0 / _moves) * (move - _now);
            _usual += Math.Max(LongWeight, 1.0 / _moves) * (move - _usual);
        }

        _last = price;
    }
}
