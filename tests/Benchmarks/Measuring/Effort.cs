namespace Benchmarks.Measuring;

/// <summary>How much is done before and in a round.</summary>
internal sealed record Effort
{
    /// <summary>For figures.</summary>
    public static Effort Full { get; } = new();

    /// <summary>Only to see that everything runs.</summary>
    public static Effort Quick { get; } = new() { WarmUpPasses = 1, CountedOperations = 320, LaneTime = TimeSpan.FromMicroseconds(50) };

    /// <summary>How often the lanes are run while the JIT compiler works. 8 unless set.</summary>
    public int WarmUpPasses { get; init; } = 8;

    /// <summary>Over how many operations allocations are counted. 6400 unless set.</summary>
    public int CountedOperations { get; init; } = 6400;

    /// <summary>How long each lane runs in a round. 3 ms unless set.</summary>
    public TimeSpan LaneTime { get; init; } = TimeSpan.FromMilliseconds(3);
}
