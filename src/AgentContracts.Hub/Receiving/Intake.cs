using AgentContracts.Hub.Emergencies;
using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Sending;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Receiving;

/// <summary>The way in of one channel at one agent instance: header, known type, age, duplicate, queue.</summary>
internal sealed class Intake : IDeliverySink
{
    private readonly HandledMessages _handled;
    private readonly ChannelQueue _queue;
    private readonly Settlement _settlement;
    private readonly AgeClock _clock;
    private readonly ChannelQualities _qualities;
    private readonly int _maxFrameBytes;
    private readonly DuplicateWindow _duplicates;
    private readonly EmergencyMemory _alarms;
    private readonly SequenceTracker? _sequences;
    private readonly bool _isMeant;

    public Intake(
        ChannelInfo channel, StreamConsumer? stream, HandledMessages handled, ChannelQueue queue, DuplicateWindow duplicates, EmergencyMemory alarms,
        LedgerAccount account, LatencyHistogram latency, Settlement settlement, AgeClock clock, ChannelQualities qualities,
        int maxFrameBytes)
    {
        Channel = channel;
        IsEmergencyLane = channel == EmergencyLane.Channel;
        Stream = stream;
        Account = account;
        Latency = latency;
        _handled = handled;
        _queue = queue;
        _duplicates = duplicates;
        _alarms = alarms;
        _settlement = settlement;
        _clock = clock;
        _qualities = qualities;
        _maxFrameBytes = maxFrameBytes;
        _sequences = stream is null ? new SequenceTracker(account) : null;
        _isMeant = IsEmergencyLane || handled.Hears(channel.Name);
    }

    public ChannelInfo Channel { get; }

    /// <summary>Who reads, where it is a stream.</summary>
    public StreamConsumer? Stream { get; }

    public LedgerAccount Account { get; }

    public LatencyHistogram Latency { get; }

    /// <summary>The agent's instance.</summary>
    public string Instance => _settlement.Instance;

    public bool IsEmergencyLane { get; }

    public ValueTask AcceptAsync(DeliveredFrame delivery)
    {
        MessageHeader read = default;
        var copy = Receive(delivery, ref read, out var unreadable);
        if (unreadable is not null)
        {
            return _settlement.SettleAsync(copy, Outcome.Invalid, unreadable);
        }

        ref readonly var header = ref delivery.Frame is { } frame ? ref frame.HeaderInPlace : ref read;
        var sequence = delivery.Sequence != 0 ? delivery.Sequence : header.Sequence;
        if (sequence != 0 && header.Sender is { } sender && _sequences?.Note(sender, sequence) == false)
        {
            return _settlement.SettleAsync(copy, Outcome.Duplicate);
        }

        if (Judge(copy, header, out var detail) is { } outcome)
        {
            return _settlement.SettleAsync(copy, outcome, detail);
        }

        return Stream is null ? Offer(copy) : EnqueueAsync(copy);
    }

    /// <summary>Queues a copy that is to be tried again; <see langword="false"/> when the agent stops.</summary>
    public bool EnqueueAgain(ReceivedCopy copy) => _queue.EnqueueAgain(copy);

    public bool MakeRoom()
    {
        if (_queue.MakeRoom() is not { } oldest)
        {
            return false;
        }

        _ = _settlement.SettleAsync(oldest, Outcome.Dropped);
        return true;
    }

    public void Tail(string sender, long last, ReadOnlySpan<long> refused) => _sequences?.NoteTail(sender, last, refused);

    public void Evicted(DeliveredFrame delivery)
    {
        MessageHeader read = default;
        _ = _settlement.SettleAsync(Receive(delivery, ref read, out _), Outcome.Dropped);
    }

    /// <summary>What becomes of a copy without being queued, or <see langword="null"/>.</summary>
    private Outcome? Judge(ReceivedCopy copy, in MessageHeader header, out string? detail)
    {
        detail = null;
        if (!IsMeantForAgent(header))
        {
            return Outcome.Ignored;
        }

        if (_handled.Find(header.MessageType) is not { } dispatch)
        {
            return _handled.Ignores(header.MessageType) ? Outcome.Ignored : Outcome.UnknownType;
        }

        copy.Dispatch = dispatch;
        copy.Quality = IsEmergencyLane ? dispatch.Message.Quality : _qualities.Of(dispatch.Message, Channel);
        if (IsEmergencyLane)
        {
            if (MayBeHandled(copy, header.MessageId))
            {
                return null;
            }

            _alarms.AnswerAgain(header.MessageId);
            return Outcome.Duplicate;
        }

        copy.Deadline = Deadline.OfMessage(copy.Quality, header);
        var now = _clock.Read();
        if (AgeClock.LeadOf(header.Timestamp, now.Now) is var lead && lead > AgeClock.LongestLead)
        {
            detail = $"frame.timestamp: {lead} ahead of the broker's clock, expected no more than {AgeClock.LongestLead}.";
            return Outcome.Invalid;
        }

        if (IsExpired(copy, now))
        {
            return Outcome.Expired;
        }

        if (IsDuplicate(copy, header))
        {
            return Outcome.Duplicate;
        }

        if (copy.WasHandedOutTooOften)
        {
            detail = $"it was handed out {copy.Delivery.Deliveries} times and never finished";
            return Outcome.DeadLettered;
        }

        return null;
    }

    /// <summary>
    /// Whether the agent subscribes to the channel that the copy was sent to: the one that it came over, or the one that this stands in for.
    /// A channel that is heard only because it stands in for another carries much else.
    /// </summary>
    private bool IsMeantForAgent(in MessageHeader header) => header.FallbackFor is { } original && !IsEmergencyLane ? _handled.Hears(original) : _isMeant;

    /// <summary>Whether a copy is over its age and may not be handled; notes one that may as late.</summary>
    public static bool IsExpired(ReceivedCopy copy, ClockReading now)
    {
        if (copy.Quality!.OverAge == OverAge.DeliverLate)
        {
            copy.IsLate = now.Now > copy.Deadline;
            return false;
        }

        return now.IsOver(copy.Deadline);
    }

    private bool IsDuplicate(ReceivedCopy copy, in MessageHeader header)
    {
        if (copy.Dispatch!.Message.IsEmergency && _handled.HearsEmergencies)
        {
            // It should come on the emergency lane as well; this one waits all the same where it is here first, for that one may have been missed.
            return !MayBeHandled(copy, header.MessageId);
        }

        if (Stream is null)
        {
            return copy.Dispatch.IsHeardMoreThanOnce && _duplicates.IsRepeated(header.MessageId, copy.Deadline);
        }

        // No state: of the routes taken, the first that this agent hears is the one that counts.
        var first = header.Routes.FirstOrDefault(_handled.Hears);
        return first is not null && first != (header.FallbackFor ?? Channel.Name);
    }

    private bool MayBeHandled(ReceivedCopy copy, MessageId id) => copy.IsAwaitedEmergency = _alarms.TryWait(id, IsEmergencyLane);

    /// <summary>Takes in what came.</summary>
    /// <param name="delivery">What came.</param>
    /// <param name="header">Where its header goes when it comes as bytes: on the caller's stack, for most of it is needed only here.</param>
    /// <param name="unreadable">Why it is no message, or <see langword="null"/>.</param>
    private ReceivedCopy Receive(DeliveredFrame delivery, ref MessageHeader header, out string? unreadable)
    {
        var length = delivery.Frame is null ? delivery.Bytes.Length : 0;
        if (length > _maxFrameBytes)
        {
            // Copied, so that the rest is not held in memory by the dead letter.
            delivery = delivery with { Bytes = delivery.Bytes[.._maxFrameBytes].ToArray() };
        }

        var copy = new ReceivedCopy(this, delivery);
        unreadable = length > _maxFrameBytes
            ? $"{FrameLimit.Explain(length, _maxFrameBytes)}; only the first {_maxFrameBytes} are kept"
            : ReadHeader(copy, ref header) ?? delivery.Flaw;
        _settlement.Received(copy);
        return copy;
    }

    private static string? ReadHeader(ReceivedCopy copy, ref MessageHeader header)
    {
        if (copy.Delivery.Frame is { } frame)
        {
            copy.Note(frame.HeaderInPlace, 0);
            return null;
        }

        try
        {
            header = MessageFrame.ReadHeader(copy.Delivery.Bytes.Span, out var body);
            copy.Note(header, body);
            return null;
        }
        catch (MessageFormatException exception)
        {
            return exception.Message;
        }
    }

    private ValueTask Offer(ReceivedCopy copy) => _queue.Offer(copy) is { } dropped ? _settlement.SettleAsync(dropped, Outcome.Dropped) : ValueTask.CompletedTask;

    private async ValueTask EnqueueAsync(ReceivedCopy copy)
    {
        if (!await _queue.EnqueueAsync(copy).ConfigureAwait(false))
        {
            await _settlement.SettleAsync(copy, Outcome.Returned).ConfigureAwait(false);
            _queue.Leave(copy);
        }
    }
}
