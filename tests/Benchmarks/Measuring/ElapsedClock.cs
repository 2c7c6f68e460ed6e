using System.Diagnostics;

namespace Benchmarks.Measuring;

/// <summary>Elapsed time, for operating systems whose thread clock ticks too rarely; other programs disturb it.</summary>
internal sealed class ElapsedClock : ICpuClock
{
    /// <inheritdoc/>
    public string Description => "elapsed time (Stopwatch): what other programs take is charged, too";

    /// <inheritdoc/>
    public long Nanoseconds => (long)Stopwatch.GetElapsedTime(0).TotalNanoseconds;
}
