namespace AgentContracts;

/// <summary>A channel that an agent hears.</summary>
/// <param name="Channel">The channel.</param>
public sealed record Subscription(ChannelInfo Channel)
{
    /// <summary>How long one handler call may take, or <see langword="null"/> where not declared.</summary>
    public TimeSpan? Budget { get; init; }

    /// <summary>A subscription to <typeparamref name="TChannel"/>.</summary>
    /// <param name="budgetMs">How long one handler call may take, in milliseconds; 0 where not declared.</param>
    public static Subscription To<TChannel>(int budgetMs = 0) where TChannel : IChannel<TChannel> =>
        new(TChannel.Info) { Budget = budgetMs > 0 ? TimeSpan.FromMilliseconds(budgetMs) : null };
}
