using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Receiving;

/// <summary>The broker's clock as the age of messages is judged by it. A header may say anything, so nothing here overflows.</summary>
internal sealed class AgeClock(ITransport transport)
{
    /// <summary>How far ahead of the broker's clock a message may claim to have been sent: clocks differ, but what is from tomorrow would outlive its age by a day.</summary>
    public static readonly TimeSpan LongestLead = TimeSpan.FromHours(1);

    /// <summary>Now, in Unix microseconds.</summary>
    public long Now => transport.Clock.GetUtcNow().ToUnixMicroseconds();

    /// <summary>How old a message is at a moment, both in Unix microseconds; zero for one that was sent later than that.</summary>
    public static TimeSpan AgeOf(long timestamp, long now) => TimeSpan.FromMicroseconds(Math.Max(0, now - UnixTime.Clamp(timestamp)));

    /// <summary>How far ahead of a moment a message claims to have been sent; zero or less for one that was sent before.</summary>
    public static TimeSpan LeadOf(long timestamp, long now) => TimeSpan.FromMicroseconds(UnixTime.Clamp(timestamp) - now);

    /// <summary>Reads the clock, and once with it how far it may be off: what is judged by both is told of with the same.</summary>
    public ClockReading Read() => new(Now, Math.Max(0, transport.ClockErrorBound.Ticks / TimeSpan.TicksPerMicrosecond));
}
