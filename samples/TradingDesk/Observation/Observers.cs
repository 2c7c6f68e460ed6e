using AgentContracts;
using AgentContracts.Hub.Monitoring;

namespace TradingDesk.Observation;

/// <summary>Lets several observers hear what the hub tells one.</summary>
internal sealed class Observers(params IReadOnlyList<IDeliveryObserver> observers) : IDeliveryObserver
{
    public void Sending(MessageId id, string messageType)
    {
        foreach (var observer in observers)
        {
            observer.Sending(id, messageType);
        }
    }

    public void Sent(in SentRoute route)
    {
        foreach (var observer in observers)
        {
            observer.Sent(route);
        }
    }

    public void Received(MessageId id, string channel, string instance)
    {
        foreach (var observer in observers)
        {
            observer.Received(id, channel, instance);
        }
    }

    public void Settled(in SettledCopy copy)
    {
        foreach (var observer in observers)
        {
            observer.Settled(copy);
        }
    }
}
