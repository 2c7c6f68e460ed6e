namespace TradingDesk.Clock;

/// <summary>How fast a feed is played, and on which clock.</summary>
public interface IPace
{
    /// <summary>The clock that the hub and the agents live by.</summary>
    TimeProvider Clock { get; }

    /// <summary>Begins the feed now.</summary>
    void Start();

    /// <summary>Returns when a moment of the feed has come.</summary>
    /// <param name="sinceStart">The moment, counted from the first trade.</param>
    /// <param name="cancellationToken">Cancelled when the run ends early.</param>
    ValueTask WaitUntilAsync(TimeSpan sinceStart, CancellationToken cancellationToken);

    /// <summary>Lets one agent do its work.</summary>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">Cancelled when the run ends early.</param>
    ValueTask RunAsync(Func<ValueTask> work, CancellationToken cancellationToken);
}
