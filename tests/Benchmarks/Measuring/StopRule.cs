using Benchmarks.Statistics;

namespace Benchmarks.Measuring;

/// <summary>When enough has been measured.</summary>
/// <param name="time">The clock that the limit is judged on.</param>
internal sealed class StopRule(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();

    /// <summary>How far the ends of an interval may be from its middle, as a share of it. 0.05 unless set.</summary>
    public double Precision { get; init; } = 0.05;

    /// <summary>How many rounds there are at least before an interval is believed. 31 unless set.</summary>
    public int LeastRounds { get; init; } = 31;

    /// <summary>How many rounds there are at most. As many as the time allows unless set.</summary>
    public int MostRounds { get; init; } = int.MaxValue;

    /// <summary>How many rounds pass between two looks at the intervals, which take time themselves. 10 unless set.</summary>
    public int RoundsBetweenLooks { get; init; } = 10;

    /// <summary>After how long measuring ends, whatever the intervals are. Five minutes unless set.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether nothing more may be measured after so many rounds.</summary>
    public bool IsOver(int rounds) => rounds >= MostRounds || time.GetElapsedTime(_start) >= Limit;

    /// <summary>Whether it is time to look at the intervals.</summary>
    public bool IsTimeToLook(int rounds) => rounds >= LeastRounds && (rounds - LeastRounds) % RoundsBetweenLooks == 0;

    /// <summary>Whether an estimate after so many rounds is precise enough.</summary>
    public bool IsResolved(in Estimate estimate, int rounds) => rounds >= LeastRounds && estimate.RelativeError <= Precision;
}
