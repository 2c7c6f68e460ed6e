namespace TradingDesk.Indicators;

/// <summary>How much two prices move together.</summary>
public sealed class CorrelationMeter
{
    private const int Moves = 60;

    private readonly RollingWindow<(double First, double Second)> _moves = new(Moves);
    private (decimal First, decimal Second) _last;

    /// <summary>The correlation of the last moves, from −1 to 1; <see langword="null"/> while too few are known or one price does not move at all.</summary>
    public double? Next(decimal first, decimal second)
    {
        if (_last.First > 0)
        {
            _moves.Add(((double)(first / _last.First) - 1, (double)(second / _last.Second) - 1));
        }

        _last = (first, second);
        return _moves.IsFull ? Correlation() : null;
    }

    private double? Correlation()
    {
        var (meanX, meanY) = (_moves.Values.Average(static move => move.First), _moves.Values.Average(static move => move.Second));
        var (xy, xx, yy) = (0.0, 0.0, 0.0);
        foreach (var (x, y) in _moves.Values)
        {
            xy += (x - meanX) * (y - meanY);
            xx += (x - meanX) * (x - meanX);
            yy += (y - meanY) * (y - meanY);
        }

        return xx > 0 && yy > 0 ? Math.Clamp(xy / Math.Sqrt(xx * yy), -1, 1) : null;
    }
}
