using System.Runtime.CompilerServices;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Receiving;

/// <summary>One copy of a message on its way through an agent instance, from arrival to outcome.</summary>
internal sealed class ReceivedCopy(Intake intake, DeliveredFrame delivery)
{
    /// <summary>How many deliveries beyond the tier's retries are no proof against a copy: processes also end for other reasons.</summary>
    private const int SparedDeliveries = 3;

    /// <summary>The header of what has none that can be read.</summary>
    private static readonly StrongBox<MessageHeader> Unreadable = new();

    private readonly DeliveredFrame _delivery = delivery;
    private StrongBox<MessageHeader>? _header;
    private bool _isReadable;

    /// <summary>Where it came in.</summary>
    public Intake Intake => intake;

    /// <summary>What came.</summary>
    public ref readonly DeliveredFrame Delivery => ref _delivery;

    /// <summary>
    /// Its header; without content where it could not be read. What came as bytes is read again, once, by the first who asks: on the way to most handlers nobody
    /// does, and would otherwise find some 150 bytes more with each message.
    /// </summary>
    public ref readonly MessageHeader Header => ref _delivery.Frame is { } frame ? ref frame.HeaderInPlace : ref (_header ??= ReadAgain()).Value;

    /// <summary>When it was sent, as the header says.</summary>
    public long Timestamp { get; private set; }

    /// <summary>With which priority, as the header says.</summary>
    public Priority Priority { get; private set; }

    /// <summary>The fingerprint of the sender's contract, as the header says.</summary>
    public ulong Fingerprint { get; private set; }

    /// <summary>How many fields that contract has, as the header says.</summary>
    public int FieldCount { get; private set; }

    /// <summary>Where the members begin behind the header, as <see cref="MessageFrame"/> counts it.</summary>
    public int Body { get; private set; }

    /// <summary>What handles it.</summary>
    public MessageDispatch? Dispatch { get; set; }

    /// <summary>What it may expect.</summary>
    public QualityOfService? Quality { get; set; }

    /// <summary>Until when it is worth handling, in Unix microseconds.</summary>
    public long Deadline { get; set; } = long.MaxValue;

    /// <summary>How often the handler was called.</summary>
    public int Attempt { get; set; }

    /// <summary>How old it was when its age was judged for the last time before the handler first began.</summary>
    public TimeSpan? Age { get; set; }

    /// <summary>By how much it may have been older than that, or younger.</summary>
    public TimeSpan AgeError { get; set; }

    /// <summary>Whether it is past its age and handled all the same.</summary>
    public bool IsLate { get; set; }

    /// <summary>Whether it is an emergency that waits for its turn and is handled unless another copy of it comes to its turn before.</summary>
    public bool IsAwaitedEmergency { get; set; }

    /// <summary>Whether its outcome has been written.</summary>
    public bool IsSettled { get; set; }

    /// <summary>
    /// Whether the broker has handed it out so much more often than its tier retries that it must have ended the process that handled it.
    /// </summary>
    public bool WasHandedOutTooOften => Quality is { } quality && _delivery.Deliveries > quality.Retries + SparedDeliveries;

    /// <summary>Told how the next attempt ended, with <see langword="null"/> for a settled copy; only while it is being retried.</summary>
    public TaskCompletionSource<Exception?>? Retry { get; set; }

    /// <summary>Notes what is needed of the header, which has been read.</summary>
    /// <param name="header">The header.</param>
    /// <param name="body">Where the members begin behind it.</param>
    public void Note(in MessageHeader header, int body)
    {
        (_isReadable, Body) = (true, body);
        (Timestamp, Priority, Fingerprint, FieldCount) = (header.Timestamp, header.Priority, header.Fingerprint, header.FieldCount);
    }

    private StrongBox<MessageHeader> ReadAgain() => _isReadable ? new(MessageFrame.ReadHeader(_delivery.Bytes.Span, out _)) : Unreadable;
}
