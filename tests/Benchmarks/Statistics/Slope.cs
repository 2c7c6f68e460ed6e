namespace Benchmarks.Statistics;

/// <summary>How something grows with a number.</summary>
internal static class Slope
{
    /// <summary>
    /// The slope of the line of least squares through the logarithms of both: 0 where the values are constant, 1 where they grow as the numbers do, −1 where they fall as
    /// the numbers grow.
    /// </summary>
    /// <param name="numbers">The numbers; greater than 0, and not all the same.</param>
    /// <param name="values">The value at each; greater than 0.</param>
    public static double Of(ReadOnlySpan<double> numbers, ReadOnlySpan<double> values)
    {
        var (meanX, meanY) = (0.0, 0.0);
        for (var i = 0; i < numbers.Length; i++)
        {
            meanX += Math.Log(numbers[i]) / numbers.Length;
            meanY += Math.Log(values[i]) / numbers.Length;
        }

        var (together, spread) = (0.0, 0.0);
        for (var i = 0; i < numbers.Length; i++)
        {
            var distance = Math.Log(numbers[i]) - meanX;
            together += distance * (Math.Log(values[i]) - meanY);
            spread += distance * distance;
        }

        return together / spread;
    }
}
