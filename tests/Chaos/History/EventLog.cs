using AgentContracts;
using AgentContracts.Hub.Monitoring;

namespace Chaos.History;

/// <summary>Records everything that happens in one process, in the order in which it is told; may be called from any thread.</summary>
internal sealed class EventLog : IDeliveryObserver
{
    private readonly Lock _gate = new();
    private readonly List<HistoryEvent> _events = [];

    /// <summary>How many events were recorded.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _events.Count;
            }
        }
    }

    /// <summary>What was recorded so far.</summary>
    public IReadOnlyList<HistoryEvent> Read()
    {
        lock (_gate)
        {
            return [.. _events];
        }
    }

    /// <summary>The first thing that an agent's handler did since a moment, or <see langword="null"/>.</summary>
    public HistoryEvent? FirstEffectSince(DateTime moment, string agent)
    {
        lock (_gate)
        {
            // From the end: what is looked for is young.
            HistoryEvent? first = null;
            for (var i = _events.Count - 1; i >= 0 && _events[i].At >= moment; i--)
            {
                first = _events[i].Kind == EventKind.Effect && _events[i].Agent == agent ? _events[i] : first;
            }

            return first;
        }
    }

    /// <summary>Records one event.</summary>
    public void Add(in HistoryEvent one)
    {
        lock (_gate)
        {
            _events.Add(one);
        }
    }

    /// <summary>Something is broken now, or was until now.</summary>
    public void Fault(string what) => Add(new HistoryEvent(EventKind.Fault, DateTime.UtcNow, default) { Instance = what });

    /// <summary>A handler has done its work.</summary>
    public void Effect(MessageId id, string agent, string instance, bool redelivered) =>
        Add(new HistoryEvent(EventKind.Effect, DateTime.UtcNow, id) { Agent = agent, Instance = instance, Redelivered = redelivered });

    /// <summary>A handler has failed.</summary>
    public void Failure(MessageId id, string agent) => Add(new HistoryEvent(EventKind.Failure, DateTime.UtcNow, id) { Agent = agent });

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
