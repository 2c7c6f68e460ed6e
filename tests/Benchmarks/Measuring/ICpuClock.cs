namespace Benchmarks.Measuring;

/// <summary>The time that work is charged with.</summary>
internal interface ICpuClock
{
    /// <summary>What it counts, for the output.</summary>
    string Description { get; }

    /// <summary>The time now, in nanoseconds since some moment; only differences mean something, and only on one thread.</summary>
    long Nanoseconds { get; }
}
