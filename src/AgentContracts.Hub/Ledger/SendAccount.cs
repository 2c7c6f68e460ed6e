namespace AgentContracts.Hub.Ledger;

/// <summary>What became of what this hub sent to one channel.</summary>
public sealed class SendAccount
{
    private readonly long[] _statuses = new long[Enum.GetValues<RouteStatus>().Length];
    private long _fellBack;
    private long _abandoned;

    /// <summary>A send has ended.</summary>
    public void Count(RouteStatus status) => Interlocked.Increment(ref _statuses[(int)status]);

    /// <summary>How many sends ended so.</summary>
    public long Of(RouteStatus status) => Interlocked.Read(ref _statuses[(int)status]);

    /// <summary>The channel's fallback carried a message in its place; it is counted there.</summary>
    public void CountFallback() => Interlocked.Increment(ref _fellBack);

    /// <summary>How many messages the channel's fallback carried in its place.</summary>
    public long FellBack => Interlocked.Read(ref _fellBack);

    /// <summary>An agent that is gone was given up.</summary>
    public void CountAbandoned(long messages) => Interlocked.Add(ref _abandoned, messages);

    /// <summary>Messages that an agent which is gone will not get any more.</summary>
    public long Abandoned => Interlocked.Read(ref _abandoned);

    /// <summary>How many sends the broker took.</summary>
    public long Sent => Of(RouteStatus.Confirmed) + Of(RouteStatus.NoReceivers);

    /// <summary>How many sends the broker refused, or may not have taken.</summary>
    public long NotSent => Of(RouteStatus.Rejected) + Of(RouteStatus.Unknown);
}
