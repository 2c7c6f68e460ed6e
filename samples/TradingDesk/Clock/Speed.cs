using System.Globalization;

namespace TradingDesk.Clock;

/// <summary>How fast a feed is played: a number of times real time, or as fast as the agents can work.</summary>
/// <param name="Factor">How many seconds of the feed pass in one second; <see langword="null"/> for as fast as possible.</param>
public readonly record struct Speed(double? Factor)
{
    /// <summary>Real time.</summary>
    public static readonly Speed Real = new(1);

    /// <summary>As fast as the agents can work, on a virtual clock.</summary>
    public static readonly Speed Max = new(null);

    private const double Slowest = 0.01;
    private const double Fastest = 1_000_000;

    /// <summary>Reads <c>max</c> or a number from 0.01 to 1000000.</summary>
    public static bool TryParse(string text, out Speed speed)
    {
        speed = Max;
        if (text == "max")
        {
            return true;
        }

        var isNumber = double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var factor) && factor is >= Slowest and <= Fastest;
        speed = new(factor);
        return isNumber;
    }

    /// <inheritdoc/>
    public override string ToString() => Factor is { } factor ? factor.ToString(CultureInfo.InvariantCulture) : "max";
}
