namespace AgentContracts.Hub.Monitoring;

/// <summary>
/// Hears of every message by its id, apart from the ledger: a recorder that must come to the same figures.
/// Called on the path of each message, from any thread; must return at once.
/// </summary>
public interface IDeliveryObserver
{
    /// <summary>A send on one route has ended.</summary>
    void Sent(in SentRoute route);

    /// <summary>A copy arrived at an agent instance; the id is that of nothing where the header could not be read.</summary>
    void Received(MessageId id, string channel, string instance);

    /// <summary>A copy's outcome is known.</summary>
    void Settled(in SettledCopy copy);
}
