using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.InProcess;

/// <summary>One message in one group of a stream.</summary>
internal sealed class InProcessEntry(InProcessGroup group, long order, DeliveredFrame delivery)
{
    private HubActivity? _activity;

    public InProcessGroup Group => group;

    /// <summary>Its place on the stream.</summary>
    public long Order => order;

    public DeliveredFrame Delivery { get; } = delivery;

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
