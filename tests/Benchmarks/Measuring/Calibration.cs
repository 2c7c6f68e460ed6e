namespace Benchmarks.Measuring;

/// <summary>Finds how many operations fill a round.</summary>
internal static class Calibration
{
    private const int Fewest = 32;
    private const int Most = 1 << 24;

    /// <summary>How many operations of a warm lane take about <paramref name="duration"/>.</summary>
    public static int Operations(Lane lane, ICpuClock clock, TimeSpan duration)
    {
        var wanted = duration.TotalNanoseconds;
        for (var operations = Fewest; ; operations *= 2)
        {
            var start = clock.Nanoseconds;
            lane.Run(operations);
            var taken = clock.Nanoseconds - start;

            // A quarter is long enough to tell the whole from, and doubling gets there with little waste.
            if (taken >= wanted / 4 || operations >= Most)
            {
                return (int)Math.Clamp(operations * wanted / Math.Max(taken, 1), Fewest, Most);
            }
        }
    }
}
