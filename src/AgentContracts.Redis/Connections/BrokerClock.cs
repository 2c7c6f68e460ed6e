namespace AgentContracts.Redis.Connections;

/// <summary>
/// The server's clock, estimated from readings: the one with the quickest answer counts, and between readings time goes on with this machine's
/// monotonic clock, whatever is done to its wall clock. Before the first reading it is this machine's wall clock.
/// </summary>
/// <param name="local">This machine's clocks; the system's by default.</param>
internal sealed class BrokerClock(TimeProvider? local = null) : TimeProvider
{
    private const int Readings = 5;

    /// <summary>How much one clock may gain on another: 100 millionths, twice what crystals are sold with.</summary>
    private const double Drift = 100e-6;

    private readonly TimeProvider _local = local ?? System;
    private volatile Anchor _anchor = new((local ?? System).GetUtcNow(), (local ?? System).GetTimestamp(), TimeSpan.MaxValue);

    /// <summary>
    /// How far the estimate may be off: half of the time that the best reading took, and what the clocks may have drifted apart since; the largest span
    /// before the first.
    /// </summary>
    public TimeSpan ErrorBound
    {
        get
        {
            var anchor = _anchor;
            return anchor.ErrorBound == TimeSpan.MaxValue ? TimeSpan.MaxValue : anchor.ErrorBound + (_local.GetElapsedTime(anchor.Timestamp) * Drift);
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        var anchor = _anchor;
        return anchor.Time + _local.GetElapsedTime(anchor.Timestamp);
    }

    /// <summary>Reads the server's clock a few times and goes by the best reading. Where a reading fails, the last estimate goes on.</summary>
    /// <param name="read">Asks the server for its time.</param>
    /// <returns>By how much the server's clock was set, forward or back (negative); zero where the readings agree within what they may be off.</returns>
    public async Task<TimeSpan> SynchronizeAsync(Func<Task<DateTimeOffset>> read)
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

        var before = _anchor;
        var step = before.ErrorBound == TimeSpan.MaxValue ? TimeSpan.Zero : best!.Time - (before.Time + _local.GetElapsedTime(before.Timestamp, best.Timestamp));
        var bound = before.ErrorBound == TimeSpan.MaxValue ? TimeSpan.Zero : best!.ErrorBound + ErrorBound;
        _anchor = best!;
        return step.Duration() > bound ? step : TimeSpan.Zero;
    }

    private sealed record Anchor(DateTimeOffset Time, long Timestamp, TimeSpan ErrorBound);
}
