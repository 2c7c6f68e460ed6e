namespace Benchmarks.Statistics;

/// <summary>The value in the middle.</summary>
internal static class Median
{
    /// <summary>The median, or the mean of the two values in the middle; <paramref name="values"/> are in order afterwards.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static double Of(Span<double> values)
    {
        if (values.IsEmpty)
        {
            throw new ArgumentException("No values have no median.", nameof(values));
        }

        values.Sort();
        var middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
