namespace AgentContracts.Hub.Transport;

/// <summary>Where a transport hands the copies of one channel that one agent instance hears.</summary>
public interface IDeliverySink
{
    /// <summary>
    /// Takes a copy. On pub/sub it never waits; on a stream it completes when there is room, and the transport offers the next copy only then.
    /// </summary>
    ValueTask AcceptAsync(DeliveredFrame delivery);

    /// <summary>
    /// Asks for the oldest copy that waits here to be dropped, so that the stream has room (<see cref="Overflow.DropOldest"/>): its
    /// acknowledgement makes it.
    /// </summary>
    /// <returns>Whether one waited.</returns>
    bool MakeRoom();

    /// <summary>Tells of a copy that had to make room on the stream before it was offered (<see cref="Overflow.DropOldest"/>).</summary>
    void Evicted(DeliveredFrame delivery);

    /// <summary>Tells how far a sender has come on a pub/sub channel: what of it has not arrived by now is lost.</summary>
    /// <param name="sender">The sender's instance.</param>
    /// <param name="last">The number of the last message that it wrote there.</param>
    /// <param name="refused">Numbers up to that one whose messages the broker did not take: they never came to be, and are not lost.</param>
    void Tail(string sender, long last, ReadOnlySpan<long> refused);
}
