namespace Benchmarks.Measuring;

/// <summary>Counts what a lane allocates.</summary>
internal static class Allocations
{
    private const int Passes = 3;

    /// <summary>Sets <see cref="Lane.Allocated"/> of a warm lane.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="operations">Over how many operations; a multiple of the number of different messages.</param>
    public static void Measure(Lane lane, int operations)
    {
        // The least of several passes: a pool that was trimmed in between is filled once, not by every operation.
        var least = long.MaxValue;
        for (var pass = 0; pass < Passes; pass++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            lane.Run(operations);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        lane.Allocated = (double)least / operations;
    }
}
