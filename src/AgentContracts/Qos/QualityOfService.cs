namespace AgentContracts;

/// <summary>What a message may expect of one channel. What <c>[Channel]</c> sets beats what <c>[Tier]</c> sets, which beats the tier's default.</summary>
public sealed record QualityOfService
{
    /// <summary>The timing class that the other cells come from.</summary>
    public required Tier Tier { get; init; }

    /// <summary>Which message goes first where several wait.</summary>
    public required Priority Priority { get; init; }

    /// <summary>How old a message may become before <see cref="OverAge"/> applies; also the deadline of every retry. 10 ms, 1 s, 30 s, 5 min by tier.</summary>
    public required TimeSpan MaxAge { get; init; }

    /// <summary>How many messages wait for one agent instance on one channel; on a stream also the largest unfinished backlog of a group. 100, 500, 1000, 2000 by tier.</summary>
    public required int MaxQueue { get; init; }

    /// <summary>What happens to a message past <see cref="MaxAge"/>: dropped, but for <see cref="Tier.Strategic"/>, which is delivered late.</summary>
    public required OverAge OverAge { get; init; }

    /// <summary>How many messages are fetched from a stream at once. 1, 10, 50, 100 by tier.</summary>
    public required int BatchSize { get; init; }

    /// <summary>How often a failed handler is called again, and, counted apart, how often a failed publish is tried again. 0, 1, 2, 3 by tier.</summary>
    public required int Retries { get; init; }

    /// <summary>The pause before the first retry; it doubles with each further one, with jitter. 0, 50 ms, 500 ms, 2 s by tier.</summary>
    public required TimeSpan RetryDelay { get; init; }

    /// <summary>Pub/sub for <see cref="Tier.UltraHft"/>, streams for the others.</summary>
    public required Delivery Delivery { get; init; }

    /// <summary>Binary for <see cref="Tier.UltraHft"/>, JSON for the others.</summary>
    public required Wire Wire { get; init; }

    /// <summary>What happens when a stream has no room. <see cref="Overflow.Reject"/> by default.</summary>
    public required Overflow Overflow { get; init; }

    /// <summary>How long an agent may be gone before its unfinished messages no longer hold up others. Ten times <see cref="MaxAge"/> by default.</summary>
    public required TimeSpan AbandonAfter { get; init; }

    private static readonly QualityOfService[] Defaults =
    [
        Of(Tier.UltraHft, Priority.Critical, TimeSpan.FromMilliseconds(10), 100, OverAge.Drop, 1, 0, TimeSpan.Zero, Delivery.AtMostOnce, Wire.Binary),
        Of(Tier.Fast, Priority.High, TimeSpan.FromSeconds(1), 500, OverAge.Drop, 10, 1, TimeSpan.FromMilliseconds(50), Delivery.AtLeastOnce, Wire.Json),
        Of(Tier.Tactical, Priority.Medium, TimeSpan.FromSeconds(30), 1000, OverAge.Drop, 50, 2, TimeSpan.FromMilliseconds(500), Delivery.AtLeastOnce, Wire.Json),
        Of(Tier.Strategic, Priority.Low, TimeSpan.FromMinutes(5), 2000, OverAge.DeliverLate, 100, 3, TimeSpan.FromSeconds(2), Delivery.AtLeastOnce, Wire.Json),
    ];

    /// <summary>The seed's table: the quality of service of a tier that nothing overrides.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tier"/> is none of the four.</exception>
    public static QualityOfService For(Tier tier) =>
        (uint)tier < (uint)Defaults.Length
            ? Defaults[(int)tier]
            : throw new ArgumentOutOfRangeException(nameof(tier), tier, "A tier is UltraHft, Fast, Tactical or Strategic.");

    /// <summary>This quality of service with the cells that <paramref name="overrides"/> sets.</summary>
    public QualityOfService With(QosOverrides overrides)
    {
        ArgumentNullException.ThrowIfNull(overrides);
        if (overrides == QosOverrides.None)
        {
            return this;
        }

        var maxAge = overrides.MaxAgeMs is { } ms ? TimeSpan.FromMilliseconds(ms) : MaxAge;
        return this with
        {
            Priority = overrides.Priority ?? Priority,
            MaxAge = maxAge,
            MaxQueue = overrides.MaxQueue ?? MaxQueue,
            OverAge = overrides.OverAge ?? OverAge,
            BatchSize = overrides.BatchSize ?? BatchSize,
            Retries = overrides.Retries ?? Retries,
            RetryDelay = overrides.RetryDelayMs is { } delay ? TimeSpan.FromMilliseconds(delay) : RetryDelay,
            Delivery = overrides.Delivery ?? Delivery,
            Wire = overrides.Wire ?? Wire,
            Overflow = overrides.Overflow ?? Overflow,
            AbandonAfter = overrides.AbandonAfterMs is { } abandon ? TimeSpan.FromMilliseconds(abandon) : AbandonAfter == MaxAge * 10 ? maxAge * 10 : AbandonAfter,
        };
    }

    private static QualityOfService Of(
        Tier tier, Priority priority, TimeSpan maxAge, int maxQueue, OverAge overAge, int batchSize, int retries, TimeSpan retryDelay, Delivery delivery, Wire wire) => new()
        {
            Tier = tier,
            Priority = priority,
            MaxAge = maxAge,
            MaxQueue = maxQueue,
            OverAge = overAge,
            BatchSize = batchSize,
            Retries = retries,
            RetryDelay = retryDelay,
            Delivery = delivery,
            Wire = wire,
            Overflow = Overflow.Reject,
            AbandonAfter = maxAge * 10,
        };
}
