namespace AgentContracts;

/// <summary>The cells of a <see cref="QualityOfService"/> that a <c>[Tier]</c> or a <c>[Channel]</c> sets; <see langword="null"/> leaves the cell as it is.</summary>
public sealed record QosOverrides
{
    /// <summary>Overrides nothing.</summary>
    public static QosOverrides None { get; } = new();

    /// <summary>See <see cref="QualityOfService.Priority"/>.</summary>
    public Priority? Priority { get; init; }

    /// <summary>See <see cref="QualityOfService.MaxAge"/>; in milliseconds, at least 1.</summary>
    public int? MaxAgeMs { get; init; }

    /// <summary>See <see cref="QualityOfService.MaxQueue"/>; at least 1.</summary>
    public int? MaxQueue { get; init; }

    /// <summary>See <see cref="QualityOfService.OverAge"/>.</summary>
    public OverAge? OverAge { get; init; }

    /// <summary>See <see cref="QualityOfService.BatchSize"/>; at least 1.</summary>
    public int? BatchSize { get; init; }

    /// <summary>See <see cref="QualityOfService.Retries"/>; at least 0.</summary>
    public int? Retries { get; init; }

    /// <summary>See <see cref="QualityOfService.RetryDelay"/>; in milliseconds, at least 0.</summary>
    public int? RetryDelayMs { get; init; }

    /// <summary>See <see cref="QualityOfService.Delivery"/>.</summary>
    public Delivery? Delivery { get; init; }

    /// <summary>See <see cref="QualityOfService.Wire"/>.</summary>
    public Wire? Wire { get; init; }

    /// <summary>See <see cref="QualityOfService.Overflow"/>.</summary>
    public Overflow? Overflow { get; init; }

    /// <summary>See <see cref="QualityOfService.AbandonAfter"/>; in milliseconds, at least 1.</summary>
    public long? AbandonAfterMs { get; init; }
}
