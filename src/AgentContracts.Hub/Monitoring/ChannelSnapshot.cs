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

    /// <summary>Copies that could not be decoded or broke a rule.</summary>
    public long Invalid { get; init; }

    /// <summary>Copies whose attempts or deadline were used up.</summary>
    public long DeadLettered { get; init; }

    /// <summary>Copies that wait in a queue: the seed's <c>queue_size</c>.</summary>
    public long Queued { get; init; }

    /// <summary>
    /// Which share of the room in the queues of this hub's instances is taken: the seed's <c>channel_utilization</c>. 0 where no instance hears the channel;
    /// above 1 while copies that are tried again wait beside a full queue.
    /// </summary>
    public double Utilization { get; init; }

    /// <summary>Copies that were too old, invalid or had to make room: the seed's <c>dropped_messages</c>.</summary>
    public long Discarded => Expired + Dropped + Invalid;

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

    /// <summary>How old messages were on average when their handler began; at most 1.6 % off the true figure. <see langword="null"/> while none has begun.</summary>
    public TimeSpan? AverageLatency { get; init; }

    /// <summary>Half of the handled messages were no older than this when their handler began; at most 3.2 % above the true figure.</summary>
    public TimeSpan? P50 { get; init; }

    /// <summary>95 % were no older.</summary>
    public TimeSpan? P95 { get; init; }

    /// <summary>99 % were no older.</summary>
    public TimeSpan? P99 { get; init; }

    /// <summary>99.9 % were no older.</summary>
    public TimeSpan? P999 { get; init; }
}
