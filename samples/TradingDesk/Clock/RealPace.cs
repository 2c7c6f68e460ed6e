namespace TradingDesk.Clock;

/// <summary>Plays a feed in real time or a number of times as fast. Agents work side by side, as they would in production.</summary>
/// <param name="clock">The clock.</param>
/// <param name="speed">How many seconds of the feed pass in one second; above 0.</param>
public sealed class RealPace(TimeProvider clock, double speed) : IPace
{
    // A timer takes no more than 49 days.
    private const double LongestDelayMs = 86_400_000;

    private long _started;

    /// <inheritdoc/>
    public TimeProvider Clock => clock;

    /// <inheritdoc/>
    public void Start() => _started = clock.GetTimestamp();

    /// <inheritdoc/>
    public async ValueTask WaitUntilAsync(TimeSpan sinceStart, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        while (Remaining(sinceStart) is var wait && wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, clock, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public ValueTask RunAsync(Func<ValueTask> work, CancellationToken cancellationToken) => work();

    private TimeSpan Remaining(TimeSpan sinceStart)
    {
        // Whole milliseconds, rounded up: a timer has no finer grain, and would return early again and again.
        var remaining = Math.Ceiling((sinceStart.TotalMilliseconds / speed) - clock.GetElapsedTime(_started).TotalMilliseconds);
        return TimeSpan.FromMilliseconds(Math.Min(LongestDelayMs, remaining));
    }
}
