using AgentContracts;
using AgentContracts.Hub.Monitoring;

namespace TradingDesk.Observation;

/// <summary>Tells since when the broker has taken nothing, from the sends themselves: the floor alone makes several a second.</summary>
/// <param name="clock">Measures for how long.</param>
public sealed class Outage(TimeProvider clock) : IDeliveryObserver
{
    private const long None = -1;

    private long _since = None;

    /// <summary>For how long sends have failed, with none between that was taken; <see langword="null"/> where the last was taken.</summary>
    public TimeSpan? Age => Interlocked.Read(ref _since) is var since and not None ? clock.GetElapsedTime(since) : null;

    /// <inheritdoc/>
    public void Sent(in SentRoute route)
    {
        if (route.Result.Status is RouteStatus.Confirmed or RouteStatus.NoReceivers)
        {
            Interlocked.Exchange(ref _since, None);
        }
        else if (route.Result.IsTransient)
        {
            // A full stream and a right that is missing are answers of a broker that is there.
            Interlocked.CompareExchange(ref _since, clock.GetTimestamp(), None);
        }
    }

    /// <inheritdoc/>
    public void Received(MessageId id, string channel, string instance)
    {
        // What still arrives was taken before.
    }

    /// <inheritdoc/>
    public void Settled(in SettledCopy copy)
    {
        // As above.
    }
}
