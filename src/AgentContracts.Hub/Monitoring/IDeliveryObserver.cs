namespace AgentContracts.Hub.Monitoring;

/// <summary>
/// Hears of every message by its id, apart from the ledger: a recorder that must come to the same figures.
/// Called on the path of each message, from any thread; must return at once.
/// </summary>
public interface IDeliveryObserver
{
    /// <summary>A message is about to be sent: it may arrive from now on, also where its sender does not live to see that. Nothing is done by default.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="messageType">Its name on the wire.</param>
    void Sending(MessageId id, string messageType)
    {
        // Most care for the end only.
    }

    /// <summary>A send on one route has ended.</summary>
    void Sent(in SentRoute route);

    /// <summary>A copy arrived at an agent instance; the id is that of nothing where the header could not be read.</summary>
    void Received(MessageId id, string channel, string instance);

    /// <summary>A copy's outcome is known.</summary>
    void Settled(in SettledCopy copy);
}
