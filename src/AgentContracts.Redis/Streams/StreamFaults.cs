using AgentContracts.Hub.Transport;
using AgentContracts.Redis.Connections;

namespace AgentContracts.Redis.Streams;

/// <summary>What does not work on the streams of one instance: told of once when it begins, and once when it is over.</summary>
/// <param name="consumer">The instance.</param>
/// <param name="isRead">Whether a stream is still read.</param>
/// <param name="watcher">Whom to tell.</param>
internal sealed class StreamFaults(string consumer, Func<StreamSubscription, bool> isRead, ITransportWatcher? watcher)
{
    /// <summary>Notes that something does not work.</summary>
    /// <returns>Whether that is news.</returns>
    public bool Add(StreamSubscription subscription, ChannelWork work, Exception exception)
    {
        var isNew = subscription.Faults.TryAdd(work, true);
        if (isNew)
        {
            watcher?.ChannelFailed(FaultOf(subscription, work), RedisFailure.InWords(exception).TrimEnd('.'));
            if (!isRead(subscription))
            {
                // Let go at this very moment: whoever did that may have looked for faults before there was one.
                Leave(subscription, work);
            }
        }

        return isNew;
    }

    /// <summary>Ends all that did not work on a stream that is read no longer.</summary>
    public void Leave(StreamSubscription subscription)
    {
        foreach (var work in subscription.Faults.Keys)
        {
            Leave(subscription, work);
        }
    }

    private void Leave(StreamSubscription subscription, ChannelWork work)
    {
        if (subscription.Faults.TryRemove(work, out _))
        {
            watcher?.ChannelLeft(FaultOf(subscription, work));
        }
    }

    /// <summary>Notes that something works, which may not have before.</summary>
    public void Mend(StreamSubscription subscription, ChannelWork work)
    {
        if (!subscription.Faults.IsEmpty && subscription.Faults.TryRemove(work, out _))
        {
            watcher?.ChannelMended(FaultOf(subscription, work));
        }
    }

    private ChannelFault FaultOf(StreamSubscription subscription, ChannelWork work) => new(subscription.Consumer.Channel.Name, work, consumer);
}
