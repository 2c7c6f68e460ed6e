using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.InProcess;

/// <summary>One message in one group of a stream.</summary>
internal sealed class InProcessEntry
{
    private HubActivity? _activity;

    public InProcessEntry(InProcessGroup group, long order, DeliveredFrame delivery)
    {
        Group = group;
        Order = order;
        Delivery = delivery;
        Place = new LinkedListNode<InProcessEntry>(this);
    }

    public InProcessGroup Group { get; }

    /// <summary>Its place on the stream.</summary>
    public long Order { get; }

    /// <summary>Its place in the group: among those that wait, or among those that a consumer has.</summary>
    public LinkedListNode<InProcessEntry> Place { get; }

    public DeliveredFrame Delivery { get; }

    /// <summary>Whether a consumer had it before and let go of it.</summary>
    public bool Redelivered { get; set; }

    /// <summary>Who has it.</summary>
    public InProcessConsumer? Owner { get; set; }

    public DeliveredFrame ForConsumer() => Delivery with { Entry = this, Redelivered = Redelivered };

    /// <summary>Notes that the message is on its way to a consumer.</summary>
    public void BeginTravel(HubActivity activity)
    {
        _activity = activity;
        activity.Begin();
    }

    /// <summary>Notes that it is there, or that nobody comes for it.</summary>
    public void EndTravel() => Interlocked.Exchange(ref _activity, null)?.End();
}
