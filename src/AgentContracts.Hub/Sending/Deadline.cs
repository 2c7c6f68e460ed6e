using AgentContracts.Hub.Receiving;

namespace AgentContracts.Hub.Sending;

/// <summary>Until when a message is worth sending or handling, on the broker's clock.</summary>
internal static class Deadline
{
    private static readonly TimeSpan LongestWaitInHandler = TimeSpan.FromSeconds(1);

    /// <summary>The earlier of the channel's age and the message's own expiry, in Unix microseconds.</summary>
    public static long OfMessage(QualityOfService quality, in MessageHeader header) =>
        Math.Min(UnixTime.Clamp(header.Timestamp) + (quality.MaxAge.Ticks / TimeSpan.TicksPerMicrosecond), header.Expires);

    /// <summary>
    /// How long a send may wait for room: as long as the message is worth something, and from inside a handler no longer than the handled
    /// message's remaining age and one second from its beginning, over all routes, so that agents cannot wait for each other for ever.
    /// </summary>
    public static DateTimeOffset OfSend(QualityOfService quality, in MessageHeader header, ReceivedCopy? handled)
    {
        var deadline = OfMessage(quality, header);
        if (handled is not null)
        {
            var wait = UnixTime.Clamp(header.Timestamp) + (LongestWaitInHandler.Ticks / TimeSpan.TicksPerMicrosecond);
            deadline = Math.Min(deadline, Math.Min(wait, handled.Deadline));
        }

        return UnixTime.FromMicroseconds(deadline);
    }
}
