using AgentContracts.Hub.Monitoring;

namespace AgentContracts.Testing.History;

/// <summary>
/// Records what happens to every message of one process, by its id, for a <see cref="Checking.Checker"/> to look at. The hub tells it when it is registered as its
/// <see cref="IDeliveryObserver"/>; handlers tell it themselves what they did (<see cref="Effect"/>), so that it does not rest on the word of what
/// called them; whoever breaks something tells it what (<see cref="Fault"/>). May be called from any thread.
/// </summary>
public abstract class DeliveryRecorder : IDeliveryObserver
{
    /// <summary>Records one event; one without a time (<c>default</c>) happens when it is recorded, so that events stand in the order of their times.</summary>
    public abstract void Add(in HistoryEvent one);

    /// <summary>A server is away from now on, in whatever way.</summary>
    /// <param name="server">Which.</param>
    public void ServerAway(string server) => Add(new HistoryEvent(EventKind.ServerAway, default, default) { Instance = server });

    /// <summary>A server that was away is back.</summary>
    /// <param name="server">Which.</param>
    public void ServerBack(string server) => Add(new HistoryEvent(EventKind.ServerBack, default, default) { Instance = server });

    /// <summary>An agent's instance, or a process, is broken from now on. Servers are told of with <see cref="ServerAway"/>.</summary>
    /// <param name="what">Which; of an agent the name of its instance.</param>
    /// <param name="sender">Where a process died that sent messages: the id of one of them, which all its others have a half in common with. That of nothing by default.</param>
    public void Fault(string what, MessageId sender = default) => Add(new HistoryEvent(EventKind.Fault, default, sender) { Instance = what });

    /// <summary>A handler has done its work.</summary>
    /// <param name="id">The message.</param>
    /// <param name="agent">The agent's id.</param>
    /// <param name="instance">The agent's instance, as the hub names it.</param>
    /// <param name="redelivered">What <see cref="MessageContext.Redelivered"/> says.</param>
    public void Effect(MessageId id, string agent, string instance, bool redelivered) =>
        Add(new HistoryEvent(EventKind.Effect, default, id) { Agent = agent, Instance = instance, Redelivered = redelivered });

    /// <summary>A handler has failed.</summary>
    /// <param name="id">The message.</param>
    /// <param name="agent">The agent's id.</param>
    public void Failure(MessageId id, string agent) => Add(new HistoryEvent(EventKind.Failure, default, id) { Agent = agent });

    /// <inheritdoc/>
    public void Sending(MessageId id, string messageType) => Add(new HistoryEvent(EventKind.Sending, default, id));

    /// <inheritdoc/>
    public void Sent(in SentRoute route) =>
        Add(new HistoryEvent(EventKind.Sent, default, route.Id) { Channel = route.Channel, Delivery = route.Delivery, Status = route.Result.Status });

    /// <inheritdoc/>
    public void Received(MessageId id, string channel, string instance) =>
        Add(new HistoryEvent(EventKind.Received, default, id) { Channel = channel, Instance = instance });

    /// <inheritdoc/>
    public void Settled(in SettledCopy copy) =>
        Add(new HistoryEvent(EventKind.Settled, default, copy.Id)
        {
            Channel = copy.Channel,
            Delivery = copy.Delivery,
            Agent = copy.Agent,
            Instance = copy.Instance,
            Outcome = copy.Outcome,
            Age = copy.Age,
            AgeError = copy.AgeError,
        });

    /// <summary>An event with the time at which it happened, or is recorded.</summary>
    protected static HistoryEvent Timed(in HistoryEvent one) => one.At == default ? one with { At = DateTime.UtcNow } : one;
}
