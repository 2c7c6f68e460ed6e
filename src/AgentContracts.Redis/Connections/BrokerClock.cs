using System.Diagnostics;
using System.Globalization;
using StackExchange.Redis;

namespace AgentContracts.Redis.Connections;

/// <summary>
/// The server's clock, estimated with <c>TIME</c>: the reading with the quickest answer counts, and between readings time goes on with this machine's
/// monotonic clock, whatever is done to its wall clock. Before the first reading it is this machine's wall clock.
/// </summary>
internal sealed class BrokerClock : TimeProvider
{
    private const int Readings = 5;

    private Anchor _anchor = new(System.GetUtcNow(), System.GetTimestamp(), TimeSpan.MaxValue);

    /// <summary>How far the estimate may be off: half of the time that the best reading took.</summary>
    public TimeSpan ErrorBound => _anchor.ErrorBound;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        var anchor = _anchor;
        return anchor.Time + System.GetElapsedTime(anchor.Timestamp);
    }

    /// <summary>Reads the server's clock a few times and goes by the best reading.</summary>
    public async Task SynchronizeAsync(IDatabase database)
    {
        Anchor? best = null;
        for (var reading = 0; reading < Readings; reading++)
        {
            var asked = System.GetTimestamp();
            var time = (RedisResult[])(await database.ExecuteAsync("TIME").ConfigureAwait(false))!;
            var error = System.GetElapsedTime(asked) / 2;
            if (best is null || error < best.ErrorBound)
            {
                best = new(ToTime(time), asked + (long)(error.TotalSeconds * Stopwatch.Frequency), error);
            }
        }

        _anchor = best!;
    }

    private static DateTimeOffset ToTime(RedisResult[] time)
    {
        var seconds = long.Parse((string)time[0]!, CultureInfo.InvariantCulture);
        var microseconds = long.Parse((string)time[1]!, CultureInfo.InvariantCulture);
        return DateTimeOffset.FromUnixTimeSeconds(seconds) + TimeSpan.FromMicroseconds(microseconds);
    }

    private sealed record Anchor(DateTimeOffset Time, long Timestamp, TimeSpan ErrorBound);
}
