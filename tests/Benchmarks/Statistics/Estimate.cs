namespace Benchmarks.Statistics;

/// <summary>A value and the interval in which it lies with a probability of 95 %.</summary>
/// <param name="Value">The value.</param>
/// <param name="Low">Where the interval begins.</param>
/// <param name="High">Where it ends.</param>
internal readonly record struct Estimate(double Value, double Low, double High)
{
    /// <summary>A value that is known, not estimated.</summary>
    public static Estimate Exactly(double value) => new(value, value, value);

    /// <summary>The greater distance from the value to an end of the interval, as a share of the value.</summary>
    public double RelativeError => Low == High ? 0 : Math.Max(High - Value, Value - Low) / Math.Abs(Value);
}
