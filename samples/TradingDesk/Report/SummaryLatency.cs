using AgentContracts.Hub.Monitoring;
using TradingDesk.Observation;

namespace TradingDesk.Report;

/// <summary>How old messages were when their handlers began, in milliseconds.</summary>
/// <param name="P50">Half were no older.</param>
/// <param name="P95">95 % were no older.</param>
/// <param name="P99">99 % were no older.</param>
public sealed record SummaryLatency(double P50, double P95, double P99)
{
    /// <summary>The latency of a channel.</summary>
    public static SummaryLatency Of(ChannelSnapshot channel) => new(Ms(channel.P50), Ms(channel.P95), Ms(channel.P99));

    /// <summary>The latency of a tier.</summary>
    public static SummaryLatency Of(TierFigures tier) => new(Ms(tier.P50), Ms(tier.P95), Ms(tier.P99));

    private static double Ms(TimeSpan? age) => age?.TotalMilliseconds ?? 0;
}
