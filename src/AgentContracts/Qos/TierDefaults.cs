namespace AgentContracts;

/// <summary>
/// The numbers of the seed's table for one tier. The rules of the compiler are built from this same file, so that they compute with what runs.
/// </summary>
/// <param name="MaxAgeMs">The age, in milliseconds.</param>
/// <param name="MaxQueue">How many messages wait.</param>
/// <param name="BatchSize">How many are fetched, or added, at once.</param>
/// <param name="Retries">How often a failure is tried again.</param>
/// <param name="RetryDelayMs">The pause before the first retry, in milliseconds.</param>
/// <param name="IsStream">Whether delivery is at least once.</param>
/// <param name="DropsOverAge">Whether a message past its age is dropped.</param>
internal sealed record TierDefaults(int MaxAgeMs, int MaxQueue, int BatchSize, int Retries, int RetryDelayMs, bool IsStream, bool DropsOverAge)
{
    private static readonly TierDefaults[] ByTier =
    [
        new(10, 100, 1, 0, 0, IsStream: false, DropsOverAge: true),
        new(1_000, 500, 10, 1, 50, IsStream: true, DropsOverAge: true),
        new(30_000, 1_000, 50, 2, 500, IsStream: true, DropsOverAge: true),
        new(300_000, 2_000, 100, 3, 2_000, IsStream: true, DropsOverAge: false),
    ];

    /// <summary>The row of a tier, by its number.</summary>
    public static TierDefaults Of(int tier) => ByTier[tier];
}
