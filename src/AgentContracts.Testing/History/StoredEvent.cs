using AgentContracts.Hub.Ledger;

namespace AgentContracts.Testing.History;

/// <summary>An event without a reference in it, so that millions of them are nothing to the garbage collector while what they record is being timed.</summary>
internal readonly struct StoredEvent
{
    private const long NoAge = long.MinValue;

    private readonly MessageId _id;
    private readonly DateTime _at;
    private readonly long _age;
    private readonly long _ageError;
    private readonly int _channel;
    private readonly int _agent;
    private readonly int _instance;
    private readonly EventKind _kind;
    private readonly byte _delivery;
    private readonly byte _status;
    private readonly byte _outcome;
    private readonly bool _redelivered;

    public StoredEvent(in HistoryEvent one, NameTable names)
    {
        (_kind, _at, _id) = (one.Kind, one.At, one.Id);
        (_channel, _agent, _instance) = (names.NumberOf(one.Channel), names.NumberOf(one.Agent), names.NumberOf(one.Instance));
        (_delivery, _status, _outcome) = ((byte)one.Delivery, (byte)one.Status, (byte)one.Outcome);
        (_age, _ageError, _redelivered) = (one.Age?.Ticks ?? NoAge, one.AgeError.Ticks, one.Redelivered);
    }

    public EventKind Kind => _kind;

    public DateTime At => _at;

    public HistoryEvent ToEvent(NameTable names) => new(_kind, _at, _id)
    {
        Channel = names[_channel],
        Agent = names[_agent],
        Instance = names[_instance],
        Delivery = (Delivery)_delivery,
        Status = (RouteStatus)_status,
        Outcome = (Outcome)_outcome,
        Age = _age == NoAge ? null : TimeSpan.FromTicks(_age),
        AgeError = TimeSpan.FromTicks(_ageError),
        Redelivered = _redelivered,
    };
}
