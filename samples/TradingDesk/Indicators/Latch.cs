namespace TradingDesk.Indicators;

/// <summary>Sees something begin, once: it must have gone below a lower level before it can begin again, so that a value at the edge raises one alarm.</summary>
/// <param name="begin">At or above this it begins.</param>
/// <param name="end">Below this it has ended; not above <paramref name="begin"/>.</param>
public sealed class Latch(double begin, double end)
{
    /// <summary>Whether it goes on.</summary>
    public bool IsSet { get; private set; }

    /// <summary>Whether it begins with this value.</summary>
    public bool Begins(double value)
    {
        var wasSet = IsSet;
        IsSet = wasSet ? value >= end : value >= begin;
        return IsSet && !wasSet;
    }
}
