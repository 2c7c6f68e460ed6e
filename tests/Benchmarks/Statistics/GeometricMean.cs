namespace Benchmarks.Statistics;

/// <summary>The mean of ratios.</summary>
internal static class GeometricMean
{
    /// <summary>The geometric mean; 0 where a value is 0.</summary>
    public static double Of(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += Math.Log(value);
        }

        return Math.Exp(sum / values.Length);
    }
}
