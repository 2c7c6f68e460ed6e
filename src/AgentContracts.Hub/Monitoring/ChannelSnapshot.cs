namespace AgentContracts.Hub.Monitoring;

/// <summary>The figures of one channel, over all agent instances of this hub.</summary>
/// <param name="Name">The channel's name.</param>
/// <param name="Sent">Messages that the broker took from this hub.</param>
/// <param name="Received">Copies that arrived.</param>
/// <param name="Handled">Copies whose handler returned.</param>
/// <param name="Expired">Copies over their age.</param>
/// <param name="Dropped">Copies that had to make room or were left on pub/sub at stop.</param>
/// <param name="InFlight">Copies that wait, run or are to be tried again.</param>
public sealed record ChannelSnapshot(string Name, long Sent, long Received, long Handled, long Expired, long Dropped, long InFlight)
{
    /// <summary>Messages that the broker refused from this hub, or of which it is unknown whether it took them.</summary>
    public long NotSent { get; init; }

    /// <summary>Messages that the channel's fallback carried in its place; they are counted there.</summary>
    public long FellBack { get; init; }

    /// <summary>Whether sends are tried; of a channel that is both pub/sub and stream, the worse of both.</summary>
    public CircuitStatus Circuit { get; init; }

    /// <summary>How the channel is doing.</summary>
    public ChannelHealth Health { get; init; }

    /// <summary>Why it is not <see cref="ChannelHealth.Healthy"/>, for people; <see langword="null"/> where it is.</summary>
    public string? HealthReason { get; init; }

    /// <summary>Since when it is not <see cref="ChannelHealth.Healthy"/>, on the broker's clock; <see langword="null"/> where it is.</summary>
    public DateTimeOffset? HealthSince { get; init; }

    /// <summary>Messages that agents which were gone for longer than <c>AbandonAfter</c> will not get any more, as far as this hub's sends found out.</summary>
    public long Abandoned { get; init; }

    /// <summary>Half of the handled messages were no older than this when their handler began; at most 3.2 % above the true figure.</summary>
    public TimeSpan? P50 { get; init; }

    /// <summary>95 % were no older.</summary>
    public TimeSpan? P95 { get; init; }

    /// <summary>99 % were no older.</summary>
    public TimeSpan? P99 { get; init; }

    /// <summary>99.9 % were no older.</summary>
    public TimeSpan? P999 { get; init; }
}
