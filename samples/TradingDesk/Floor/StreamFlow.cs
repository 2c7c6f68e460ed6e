using AgentContracts;
using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Monitoring;

namespace TradingDesk.Floor;

/// <summary>Counts what streams owe for the messages of this process and what its agents have settled; where both are equal over all processes, none is on its way.</summary>
public sealed class StreamFlow : IDeliveryObserver
{
    private long _owed;
    private long _done;
    private long _events;

    /// <summary>How many copies the streams owe to agents for what was sent here.</summary>
    public long Owed => Interlocked.Read(ref _owed);

    /// <summary>How many copies from streams agents here are done with.</summary>
    public long Done => Interlocked.Read(ref _done);

    /// <summary>How often one of the desk's own messages was sent or settled here, over pub/sub too.</summary>
    public long Events => Interlocked.Read(ref _events);

    /// <inheritdoc/>
    public void Sent(in SentRoute route)
    {
        if (DeskAgents.Messages.ContainsKey(route.MessageType))
        {
            Interlocked.Increment(ref _events);
            if (route is { Delivery: Delivery.AtLeastOnce, Result.Status: RouteStatus.Confirmed })
            {
                Interlocked.Add(ref _owed, DeskAgents.Hearing(route.Channel).Count());
            }
        }
    }

    /// <inheritdoc/>
    public void Received(MessageId id, string channel, string instance)
    {
        // Not done with.
    }

    /// <inheritdoc/>
    public void Settled(in SettledCopy copy)
    {
        if (copy.MessageType is { } type && DeskAgents.Messages.ContainsKey(type))
        {
            Interlocked.Increment(ref _events);
            if (copy is { Delivery: Delivery.AtLeastOnce, Outcome: not Outcome.Returned })
            {
                Interlocked.Increment(ref _done);
            }
        }
    }
}
