using AgentContracts.Hub.Monitoring;

namespace AgentContracts.Testing.History;

/// <summary>
/// Records what happens to every message of one process, by its id, for a <see cref="Checking.Checker"/> to look at. The hub tells it when it is registered as its
/// <see cref="IDeliveryObserver"/>; handlers tell it themselves what they did (<see cref="Effect"/>), so that it does not rest on the word of what
/// called them; whoever breaks something tells it what (<see cref="Fault"/>). May be called from any thread.
/// </summary>
public abstract class DeliveryRecorder : IDeliveryObserver
{
    /// <summary>Records one event.</summary>
    public abstract void Add(in HistoryEvent one);

    /// <summary>Something is broken from now on, or was until now: a server, or an agent's instance.</summary>
    /// <param name="what">What; of an agent the name of its instance.</param>
    /// <param name="sender">Where a process died that sent messages: the id of one of them, which all its others have a half in common with. That of nothing by default.</param>
    public void Fault(string what, MessageId sender = default) => Add(new HistoryEvent(EventKind.Fault, DateTime.UtcNow, sender) { Instance = what });

    /// <summary>A handler has done its work.</summary>
    /// <param name="id">The message.</param>
    /// <param name="agent">The agent's id.</param>
    /// <param name="instance">The agent's instance, as the hub names it.</param>
    /// <param name="redelivered">What <see cref="MessageContext.Redelivered"/> says.</param>
    public void Effect(MessageId id, string agent, string instance, bool redelivered) =>
        Add(new HistoryEvent(EventKind.Effect, DateTime.UtcNow, id) { Agent = agent, Instance = instance, Redelivered = redelivered });

    /// <summary>A handler has failed.</summary>
    /// <param name="id">The message.</param>
    /// <param name="agent">The agent's id.</param>
    public void Failure(MessageId id, string agent) => Add(new HistoryEvent(EventKind.Failure, DateTime.UtcNow, id) { Agent = agent });

    /// <inheritdoc/>
    public void Sending(MessageId id, string messageType) => Add(new HistoryEvent(EventKind.Sending, DateTime.UtcNow, id));

    /// <inheritdoc/>
    public void Sent(in SentRoute route) =>
        Add(new HistoryEvent(EventKind.Sent, DateTime.UtcNow, route.Id) { Channel = route.Channel, Delivery = route.Delivery, Status = route.Result.Status });

    /// <inheritdoc/>
    public void Received(MessageId id, string channel, string instance) =>
        Add(new HistoryEvent(EventKind.Received, DateTime.UtcNow, id) { Channel = channel, Instance = instance });

    /// <inheritdoc/>
    public void Settled(in SettledCopy copy) =>
        Add(new HistoryEvent(EventKind.Settled, DateTime.UtcNow, copy.Id)
        {
            Channel = copy.Channel,
            Delivery = copy.Delivery,
            Agent = copy.Agent,
            Instance = copy.Instance,
            Outcome = copy.Outcome,
            Age = copy.Age,
        });
}
