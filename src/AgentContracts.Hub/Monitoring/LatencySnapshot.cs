using AgentContracts.Hub.Ledger;

namespace AgentContracts.Hub.Monitoring;

/// <summary>How old messages were when their handlers began. Every figure is <see langword="null"/> while none has begun.</summary>
/// <param name="Count">How many handlers began.</param>
/// <param name="Average">The average; at most 1.6 % off the true figure. The seed's <c>average_latency_ms</c> and <c>average_routing_latency_ms</c>.</param>
/// <param name="P50">Half were no older; at most 3.2 % above the true figure, as are the others.</param>
/// <param name="P95">95 % were no older.</param>
/// <param name="P99">99 % were no older.</param>
/// <param name="P999">99.9 % were no older.</param>
public sealed record LatencySnapshot(long Count, TimeSpan? Average, TimeSpan? P50, TimeSpan? P95, TimeSpan? P99, TimeSpan? P999)
{
    /// <summary>No handler has begun.</summary>
    public static LatencySnapshot None { get; } = new(0, null, null, null, null, null);

    /// <summary>What a histogram says now.</summary>
    public static LatencySnapshot Of(LatencyHistogram histogram)
    {
        ArgumentNullException.ThrowIfNull(histogram);
        return new(
            histogram.Count, histogram.Mean, histogram.Percentile(0.5), histogram.Percentile(0.95), histogram.Percentile(0.99), histogram.Percentile(0.999));
    }
}
