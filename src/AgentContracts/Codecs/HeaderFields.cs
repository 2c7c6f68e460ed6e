namespace AgentContracts.Codecs;

/// <summary>What has been read of a header.</summary>
internal struct HeaderFields()
{
    public SeenFields Seen;
    public string? Type;
    public string? Source;
    public string? Sender;
    public string? TraceParent;
    public string? FallbackFor;
    public IReadOnlyList<string> Routes = [];
    public MessageId Id;
    public MessageId Correlation;
    public MessageId Causation;
    public Priority Priority;
    public long Timestamp;
    public long Expires = MessageInfo.NeverExpires;
    public long Sequence;
    public ulong Fingerprint;
    public int FieldCount;
    public bool Resent;

    /// <summary>Whether the seed's five fields have been read.</summary>
    public readonly bool IsWhole => Seen == SeenFields.All;

    /// <summary>The first of the seed's five fields that has not been read.</summary>
    public readonly string? Missing =>
        !Seen.HasFlag(SeenFields.Type) ? "message_type"
        : !Seen.HasFlag(SeenFields.Id) ? "message_id"
        : !Seen.HasFlag(SeenFields.Source) ? "source_agent"
        : !Seen.HasFlag(SeenFields.Priority) ? "priority"
        : !Seen.HasFlag(SeenFields.Timestamp) ? "timestamp"
        : null;

    /// <summary>The header, where nothing is missing.</summary>
    public readonly MessageHeader ToHeader() => new()
    {
        MessageType = Type!,
        MessageId = Id,
        SourceAgent = Source!,
        Priority = Priority,
        Timestamp = Timestamp,
        Expires = Expires,
        Routes = Routes,
        Sender = Sender,
        Sequence = Sequence,
        Fingerprint = Fingerprint,
        FieldCount = FieldCount,
        Correlation = Correlation,
        Causation = Causation,
        TraceParent = TraceParent,
        FallbackFor = FallbackFor,
        Resent = Resent,
    };
}
