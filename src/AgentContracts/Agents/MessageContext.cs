namespace AgentContracts;

/// <summary>What a handler may know about the message it handles. It refuses use after the handler returned.</summary>
public readonly struct MessageContext
{
    private readonly MessageContextSlot? _slot;
    private readonly int _version;

    internal MessageContext(MessageContextSlot slot, int version) => (_slot, _version) = (slot, version);

    /// <summary>The message's id.</summary>
    public MessageId MessageId => Slot.Header.MessageId;

    /// <summary>The message's name on the wire.</summary>
    public string MessageType => Slot.Header.MessageType;

    /// <summary>The id of the agent that sent it.</summary>
    public string SourceAgent => Slot.Header.SourceAgent;

    /// <summary>Its priority.</summary>
    public Priority Priority => Slot.Header.Priority;

    /// <summary>When it was sent, on the broker's clock.</summary>
    public DateTimeOffset SentAt => DateTimeOffset.UnixEpoch.AddTicks(Slot.Header.Timestamp * TimeSpan.TicksPerMicrosecond);

    /// <summary>The id of the first message of the conversation.</summary>
    public MessageId CorrelationId => Slot.Header.Correlation;

    /// <summary>The whole header.</summary>
    public MessageHeader Header => Slot.Header;

    /// <summary>The channel that this copy came over.</summary>
    public string Channel => Slot.Channel;

    /// <summary>How old the message was when the hub last looked; zero where its sender's clock is ahead.</summary>
    public TimeSpan Age => Slot.Age;

    /// <summary>Which attempt of this agent instance this is, from 1.</summary>
    public int Attempt => Slot.Attempt;

    /// <summary>Whether the message may have been handled before: after a takeover or an unknown send.</summary>
    public bool Redelivered => Slot.Redelivered;

    /// <summary>Whether the message is past its age and delivered all the same.</summary>
    public bool Late => Slot.Late;

    /// <summary>The services of this message's own scope, which is made on first read and ends with the handler.</summary>
    public IServiceProvider Services => Slot.Services;

    private MessageContextSlot Slot =>
        _slot is { } slot && slot.Version == _version
            ? slot
            : throw new InvalidOperationException("A MessageContext may not be used after its handler returned: copy what you need from it before.");
}
