namespace AgentContracts.Hub.Sending;

/// <summary>
/// The pauses between attempts: never shorter than <see cref="QualityOfService.PauseBefore"/> says, so that what the compiler computes of retries and ages
/// holds, and up to a quarter longer, so that those who failed together do not come back together.
/// </summary>
internal static class Backoff
{
    private const double Jitter = 0.25;

    // What a timer takes; any age is over before.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <summary>The pause before a retry.</summary>
    /// <param name="quality">What the message may expect.</param>
    /// <param name="retry">Which retry, from 0.</param>
    public static TimeSpan Before(QualityOfService quality, int retry)
    {
        var least = quality.PauseBefore(retry);
        return least > Longest ? Longest : least * (1 + (Jitter * Random.Shared.NextDouble()));
    }
}
