namespace AgentContracts.Redis.Connections;

/// <summary>
/// The server's clock, estimated from readings: the one with the quickest answer counts, and between readings time goes on with this machine's
/// monotonic clock, whatever is done to its wall clock. Before the first reading it is this machine's wall clock.
/// </summary>
/// <param name="local">This machine's clocks; the system's by default.</param>
internal sealed class BrokerClock(TimeProvider? local = null) : TimeProvider
{
    private const int Readings = 5;

    private readonly TimeProvider _local = local ?? System;
    private volatile Anchor _anchor = new((local ?? System).GetUtcNow(), (local ?? System).GetTimestamp(), TimeSpan.MaxValue);

    /// <summary>How far the estimate may be off: half of the time that the best reading took; the largest span before the first.</summary>
    public TimeSpan ErrorBound => _anchor.ErrorBound;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        var anchor = _anchor;
        return anchor.Time + _local.GetElapsedTime(anchor.Timestamp);
    }

    /// <summary>Reads the server's clock a few times and goes by the best reading. Where a reading fails, the last estimate goes on.</summary>
    /// <param name="read">Asks the server for its time.</param>
    public async Task SynchronizeAsync(Func<Task<DateTimeOffset>> read)
    {
        Anchor? best = null;
        for (var reading = 0; reading < Readings; reading++)
        {
            var asked = _local.GetTimestamp();
            var time = await read().ConfigureAwait(false);
            var error = _local.GetElapsedTime(asked) / 2;
            if (best is null || error < best.ErrorBound)
            {
                // On average the server looked at its clock when half of the time had passed.
                best = new(time, asked + (long)(error.TotalSeconds * _local.TimestampFrequency), error);
            }
        }

        _anchor = best!;
    }

    private sealed record Anchor(DateTimeOffset Time, long Timestamp, TimeSpan ErrorBound);
}
