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

    /// <summary>How many messages are fetched from a stream at once, and how many sends of one hub, that are under way together, are added in one step. 1, 10, 50, 100 by tier.</summary>
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
        Of(Tier.UltraHft, Priority.Critical, Wire.Binary),
        Of(Tier.Fast, Priority.High, Wire.Json),
        Of(Tier.Tactical, Priority.Medium, Wire.Json),
        Of(Tier.Strategic, Priority.Low, Wire.Json),
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

    /// <summary>The least pause before a retry: <see cref="RetryDelay"/>, doubled with each retry; the longest there is where that is no longer a time.</summary>
    /// <param name="retry">Which retry, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="retry"/> is negative.</exception>
    public TimeSpan PauseBefore(int retry)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(retry);
        var pause = QosArithmetic.PauseMs(Milliseconds(RetryDelay), retry);
        return pause > Milliseconds(TimeSpan.MaxValue) ? TimeSpan.MaxValue : TimeSpan.FromMilliseconds(pause);
    }

    /// <summary>
    /// Where the cells contradict each other or are out of their range, in words with the numbers; empty where they do not. What the compiler's rules
    /// 5xxx say of settings in source; to be empty for what a program sets while it runs.
    /// </summary>
    /// <param name="budget">How long one handler call may take, where that is declared.</param>
    /// <param name="maxConcurrency">How many messages one agent instance handles at once; at least 1.</param>
    public IReadOnlyList<string> Contradictions(TimeSpan? budget = null, int maxConcurrency = 1) =>
        [.. ContradictionsByRule(budget, maxConcurrency).Select(static found => found.Fault)];

    /// <summary><see cref="Contradictions"/>, each with the compiler's rule of that kind, such as <c>CTR5003</c>: with other numbers its words are others, the rule is the same.</summary>
    /// <inheritdoc cref="Contradictions" path="/param"/>
    public IReadOnlyList<(string Rule, string Fault)> ContradictionsByRule(TimeSpan? budget = null, int maxConcurrency = 1)
    {
        var (age, delay) = (Milliseconds(MaxAge), Milliseconds(RetryDelay));
        string?[] outOfRange =
        [
            QosArithmetic.RangeFault(nameof(QosOverrides.MaxAgeMs), age),
            QosArithmetic.RangeFault(nameof(MaxQueue), MaxQueue),
            QosArithmetic.RangeFault(nameof(BatchSize), BatchSize),
            QosArithmetic.RangeFault(nameof(Retries), Retries),
            QosArithmetic.RangeFault(nameof(QosOverrides.RetryDelayMs), delay),
            QosArithmetic.RangeFault(nameof(QosOverrides.AbandonAfterMs), Milliseconds(AbandonAfter)),
            QosArithmetic.RangeFault(nameof(AgentAttribute.MaxConcurrency), maxConcurrency),
            budget is { } declared ? QosArithmetic.RangeFault("BudgetMs", Milliseconds(declared)) : null,
        ];
        if (outOfRange.OfType<string>().ToArray() is { Length: > 0 } faults)
        {
            return [.. faults.Select(static fault => ("CTR5006", fault))];
        }

        var call = budget is { } time && OverAge == OverAge.Drop ? (int)Math.Min(Milliseconds(time), int.MaxValue) : 0;
        var budgetFault = call == 0 ? null : QosArithmetic.BudgetFault(call, age);
        (string Rule, string? Fault)[] contradictions =
        [
            ("CTR5001", QosArithmetic.RetryFault(Retries, delay, age)),
            ("CTR5003", Delivery == Delivery.AtLeastOnce ? QosArithmetic.BatchFault(BatchSize, MaxQueue) : null),
            ("CTR5004", Delivery == Delivery.AtLeastOnce ? null : QosArithmetic.RepetitionFault(Retries)),
            ("CTR5007", Tier == Tier.UltraHft ? QosArithmetic.WaitFault(BatchSize) : null),
            ("CTR5005", budgetFault),
            ("CTR5002", call == 0 || budgetFault is not null ? null : QosArithmetic.DrainFault(MaxQueue, call, maxConcurrency, age)),
        ];
        return [.. contradictions.Where(static found => found.Fault is not null).Select(static found => (found.Rule, found.Fault!))];
    }

    private static long Milliseconds(TimeSpan time) => (long)time.TotalMilliseconds;

    private static QualityOfService Of(Tier tier, Priority priority, Wire wire)
    {
        var row = TierDefaults.Of((int)tier);
        var maxAge = TimeSpan.FromMilliseconds(row.MaxAgeMs);
        return new QualityOfService
        {
            Tier = tier,
            Priority = priority,
            MaxAge = maxAge,
            MaxQueue = row.MaxQueue,
            OverAge = row.DropsOverAge ? OverAge.Drop : OverAge.DeliverLate,
            BatchSize = row.BatchSize,
            Retries = row.Retries,
            RetryDelay = TimeSpan.FromMilliseconds(row.RetryDelayMs),
            Delivery = row.IsStream ? Delivery.AtLeastOnce : Delivery.AtMostOnce,
            Wire = wire,
            Overflow = Overflow.Reject,
            AbandonAfter = maxAge * 10,
        };
    }
}
