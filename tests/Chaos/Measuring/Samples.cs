namespace Chaos.Measuring;

/// <summary>Times that were measured.</summary>
internal static class Samples
{
    /// <summary>The value that the given share of all does not exceed; 0 where there is none.</summary>
    public static double Percentile(this IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? 0 : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }
}
