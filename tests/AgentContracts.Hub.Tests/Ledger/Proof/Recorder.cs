using System.Collections.Concurrent;
using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Receiving;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Tests.Ledger.Proof;

/// <summary>
/// Keeps account of every copy by message id, apart from the ledger: arrivals, acknowledgements and dead letters as the transport sees them,
/// the other outcomes as the observer is told of them.
/// </summary>
internal sealed class Recorder : IDeliveryObserver
{
    private readonly ConcurrentQueue<Arrival> _arrivals = new();
    private readonly ConcurrentQueue<Settlement> _settlements = new();
    private readonly ConcurrentDictionary<string, string> _agents = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> _instances = new();
    private int _arrivalCount, _settlementCount;

    public IReadOnlyCollection<Arrival> Arrivals => _arrivals;

    public IReadOnlyCollection<Settlement> Settlements => _settlements;

    public ConcurrentQueue<DeadLetter> Letters { get; } = new();

    public ConcurrentQueue<(string Channel, string Instance)> Acknowledgements { get; } = new();

    /// <summary>What was told to be about to be sent.</summary>
    public ConcurrentDictionary<MessageId, string> Announced { get; } = new();

    public ConcurrentQueue<(MessageId Id, string Channel, PublishResult Result)> Sends { get; } = new();

    public ConcurrentQueue<(MessageId Id, string Channel, string Instance)> ToldArrivals { get; } = new();

    public ConcurrentDictionary<(string Agent, string Channel), bool> Groups { get; } = new();

    public int Open => Volatile.Read(ref _arrivalCount) - Volatile.Read(ref _settlementCount);

    /// <summary>Which agent an instance is of.</summary>
    public string AgentOf(string instance) => _agents[instance];

    /// <summary>The instance that the agent object with this number is; they are made one after another.</summary>
    public string InstanceOf(string agent, int number) => _instances[agent].ElementAt(number - 1);

    public LedgerRow Enter(Intake intake)
    {
        var row = intake.Account.Read();
        if (_agents.TryAdd(row.Instance, row.Agent))
        {
            _instances.GetOrAdd(row.Agent, static _ => new()).Enqueue(row.Instance);
        }

        return row;
    }

    public void Arrived(LedgerRow row, DeliveredFrame delivery, bool isStream, bool isEvicted)
    {
        _arrivals.Enqueue(new Arrival(row.Channel, row.Instance, IdOf(delivery, out var sender), sender, delivery.Sequence, isStream, isEvicted));
        Interlocked.Increment(ref _arrivalCount);
    }

    public void Sending(MessageId id, string messageType) => Announced.TryAdd(id, messageType);

    public void Sent(in SentRoute route) => Sends.Enqueue((route.Id, route.Channel, route.Result));

    public void Received(MessageId id, string channel, string instance) => ToldArrivals.Enqueue((id, channel, instance));

    public void Settled(in SettledCopy copy)
    {
        _settlements.Enqueue(new Settlement(copy.Channel, copy.Instance, copy.Id, copy.Outcome));
        Interlocked.Increment(ref _settlementCount);
    }

    private static MessageId IdOf(DeliveredFrame delivery, out string? sender)
    {
        try
        {
            var header = delivery.Frame is { } frame ? frame.Header : MessageFrame.ReadHeader(delivery.Bytes.Span);
            sender = header.Sender;
            return header.MessageId;
        }
        catch (MessageFormatException)
        {
            sender = null;
            return default;
        }
    }

    /// <summary>A copy that came to an instance.</summary>
    internal sealed record Arrival(string Channel, string Instance, MessageId Id, string? Sender, long Sequence, bool IsStream, bool IsEvicted);

    /// <summary>A copy that got its outcome.</summary>
    internal sealed record Settlement(string Channel, string Instance, MessageId Id, Outcome Outcome);
}
