namespace AgentContracts.Hub.Transport;

/// <summary>Where a transport hands the copies of one channel that one agent instance hears.</summary>
public interface IDeliverySink
{
    /// <summary>
    /// Takes a copy. On pub/sub it never waits; on a stream it completes when there is room, and the transport offers the next copy only then.
    /// </summary>
    ValueTask AcceptAsync(DeliveredFrame delivery);

    /// <summary>Tells of a copy that had to make room on the stream before it was offered (<see cref="Overflow.DropOldest"/>).</summary>
    void Evicted(DeliveredFrame delivery);
}
