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

    // The first holds the values below SubBuckets, one bucket each; each power of two above has SubBuckets. Made when they are needed: a channel's
    // messages are of much the same age, and a hub may have ten thousand channels.
    private readonly long[]?[] _octaves = new long[63 - SubBucketBits + 1][];

    /// <summary>Counts one value; a negative one, from a clock that was set back, counts as 0.</summary>
    public void Record(long microseconds)
    {
        var value = (ulong)Math.Max(0, microseconds);
        var exponent = Math.Max(0, BitOperations.Log2(value) - SubBucketBits);
        var octave = value < SubBuckets ? 0 : exponent + 1;
        Interlocked.Increment(ref (_octaves[octave] ?? Make(octave))[(int)(value >> exponent) & (SubBuckets - 1)]);
    }

    /// <summary>The value that the given share of all values does not exceed, or <see langword="null"/> while there is none.</summary>
    /// <param name="share">Above 0, at most 1; 0.99 for the 99th percentile.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is outside that range.</exception>
    public TimeSpan? Percentile(double share)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        var rank = (long)Math.Ceiling(share * Count);
        var seen = 0L;
        double? highest = null;
        foreach (var (bucket, values) in Counted())
        {
            seen += values;
            highest = HighestOf(bucket);
            if (seen >= rank)
            {
                break;
            }
        }

        return highest is { } microseconds ? TimeSpan.FromMicroseconds(microseconds) : null;
    }

    /// <summary>The average of all values, at most 1.6 % off the true one, or <see langword="null"/> while there is none.</summary>
    public TimeSpan? Mean
    {
        get
        {
            // From the buckets, so that no value pays for a sum that all threads share.
            var (count, sum) = (0L, 0.0);
            foreach (var (bucket, values) in Counted())
            {
                count += values;
                sum += values * MiddleOf(bucket);
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
            foreach (var (bucket, values) in part.Counted())
            {
                var octave = bucket >> SubBucketBits;
                (whole._octaves[octave] ?? whole.Make(octave))[bucket & (SubBuckets - 1)] += values;
            }
        }

        return whole;
    }

    /// <summary>How many values were counted.</summary>
    public long Count => Counted().Sum(static bucket => bucket.Values);

    /// <summary>What was counted, from the lowest bucket to the highest; those without a value are left out.</summary>
    private IEnumerable<(int Bucket, long Values)> Counted()
    {
        for (var octave = 0; octave < _octaves.Length; octave++)
        {
            if (Volatile.Read(ref _octaves[octave]) is not { } buckets)
            {
                continue;
            }

            for (var i = 0; i < buckets.Length; i++)
            {
                if (Interlocked.Read(ref buckets[i]) is not 0 and var values)
                {
                    yield return ((octave << SubBucketBits) + i, values);
                }
            }
        }
    }

    private long[] Make(int octave) => Interlocked.CompareExchange(ref _octaves[octave], new long[SubBuckets], null) ?? _octaves[octave]!;

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
