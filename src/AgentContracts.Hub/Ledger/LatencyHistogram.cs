using System.Numerics;

namespace AgentContracts.Hub.Ledger;

/// <summary>
/// How old messages were when their handler began, in microseconds. Buckets grow with the value, so that a percentile is at most
/// 1/32 (3.2 %) above the true one; a value is counted with one atomic increment.
/// </summary>
public sealed class LatencyHistogram
{
    private const int SubBucketBits = 5;
    private const int SubBuckets = 1 << SubBucketBits;

    // Values below SubBuckets have a bucket each; each power of two above has SubBuckets.
    private readonly long[] _buckets = new long[(64 - SubBucketBits) * SubBuckets];

    /// <summary>Counts one value; a negative one, from a clock that was set back, counts as 0.</summary>
    public void Record(long microseconds) => Interlocked.Increment(ref _buckets[IndexOf((ulong)Math.Max(0, microseconds))]);

    /// <summary>The value that the given share of all values does not exceed, or <see langword="null"/> while there is none.</summary>
    /// <param name="share">Above 0, at most 1; 0.99 for the 99th percentile.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is outside that range.</exception>
    public TimeSpan? Percentile(double share)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        var total = Count;
        if (total == 0)
        {
            return null;
        }

        var rank = (long)Math.Ceiling(share * total);
        var seen = 0L;
        for (var i = 0; i < _buckets.Length; i++)
        {
            seen += Interlocked.Read(ref _buckets[i]);
            if (seen >= rank)
            {
                return TimeSpan.FromMicroseconds(HighestOf(i));
            }
        }

        return TimeSpan.FromMicroseconds(HighestOf(_buckets.Length - 1));
    }

    /// <summary>The average of all values, at most 1.6 % off the true one, or <see langword="null"/> while there is none.</summary>
    public TimeSpan? Mean
    {
        get
        {
            var (count, sum) = (0L, 0.0);
            for (var i = 0; i < _buckets.Length; i++)
            {
                // From the buckets, so that no value pays for a sum that all threads share.
                var values = Interlocked.Read(ref _buckets[i]);
                count += values;
                sum += values * MiddleOf(i);
            }

            return count == 0 ? null : TimeSpan.FromMicroseconds(sum / count);
        }
    }

    /// <summary>One histogram of everything that was counted in several.</summary>
    public static LatencyHistogram Of(IEnumerable<LatencyHistogram> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var whole = new LatencyHistogram();
        foreach (var part in parts)
        {
            for (var i = 0; i < whole._buckets.Length; i++)
            {
                whole._buckets[i] += Interlocked.Read(ref part._buckets[i]);
            }
        }

        return whole;
    }

    /// <summary>How many values were counted.</summary>
    public long Count
    {
        get
        {
            var count = 0L;
            foreach (ref var bucket in _buckets.AsSpan())
            {
                count += Interlocked.Read(ref bucket);
            }

            return count;
        }
    }

    private static int IndexOf(ulong value)
    {
        if (value < SubBuckets)
        {
            return (int)value;
        }

        var exponent = BitOperations.Log2(value) - SubBucketBits;
        return ((exponent + 1) << SubBucketBits) + (int)((value >> exponent) & (SubBuckets - 1));
    }

    private static double MiddleOf(int index) => index < SubBuckets ? index : (HighestOf(index - 1) + 1 + HighestOf(index)) / 2;

    private static double HighestOf(int index)
    {
        if (index < SubBuckets)
        {
            return index;
        }

        var exponent = (index >> SubBucketBits) - 1;
        return (((ulong)(index & (SubBuckets - 1)) + SubBuckets + 1) << exponent) - 1;
    }
}
