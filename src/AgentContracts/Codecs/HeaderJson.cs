namespace AgentContracts.Codecs;

/// <summary>The header as properties of a flat JSON frame: the seed's five under their own names, the others with an underscore, absent where they say nothing.</summary>
public static partial class HeaderJson
{
    /// <summary>How many bytes <c>_seq</c> takes, as many as the longest number of 64 bits: what it does not need is space before it, which JSON allows and zeros it does not.</summary>
    private const int SequenceSlot = 20;

    private static ReadOnlySpan<byte> SequenceName => ",\"_seq\":"u8;

    /// <summary>Writes the header into the object that is open.</summary>
    /// <returns>Where the next thing goes.</returns>
    /// <exception cref="ArgumentException">A text is not well-formed or not there, or the priority has no name.</exception>
    public static int Write(ref JsonFieldWriter writer, int at, in MessageHeader header)
    {
        at = writer.Name(at, ",\"message_type\":"u8);
        at = WriteText(ref writer, at, header.MessageType);
        at = writer.Name(at, ",\"message_id\":"u8);
        at = writer.WriteId(at, header.MessageId);
        at = writer.Name(at, ",\"source_agent\":"u8);
        at = WriteText(ref writer, at, header.SourceAgent);
        at = WritePriority(ref writer, at, header.Priority);
        at = writer.Name(at, ",\"timestamp\":"u8);
        at = writer.WriteSeconds(at, header.Timestamp);
        at = WriteDelivery(ref writer, at, header);
        return WriteOrigin(ref writer, at, header);
    }

    /// <summary>Puts another <see cref="MessageHeader.Sequence"/> into a frame.</summary>
    /// <param name="frame">A whole frame that <see cref="Write"/> has begun, with a number.</param>
    /// <param name="sequence">The number, from 1.</param>
    /// <exception cref="ArgumentException">It has no number, or is not as we write it.</exception>
    public static void WriteSequence(Span<byte> frame, long sequence)
    {
        // A quote within a text has a backslash before it: this is the name of a property, and the header's stand first.
        var name = frame.IndexOf(SequenceName);
        if (name < 0 || frame.Length - name <= SequenceName.Length + SequenceSlot)
        {
            throw new ArgumentException("The frame has no number.", nameof(frame));
        }

        JsonFieldWriter.WriteSlot(frame.Slice(name + SequenceName.Length, SequenceSlot), sequence);
    }

    private static int WritePriority(ref JsonFieldWriter writer, int at, Priority priority) => priority switch
    {
        Priority.Low => writer.Name(at, ",\"priority\":\"low\""u8),
        Priority.Medium => writer.Name(at, ",\"priority\":\"medium\""u8),
        Priority.High => writer.Name(at, ",\"priority\":\"high\""u8),
        Priority.Critical => writer.Name(at, ",\"priority\":\"critical\""u8),
        _ => throw new ArgumentException($"{priority} is no priority.", nameof(priority)),
    };

    private static int WriteDelivery(ref JsonFieldWriter writer, int at, in MessageHeader header)
    {
        if (header.Expires != MessageInfo.NeverExpires)
        {
            at = writer.Name(at, ",\"_expires\":"u8);
            at = writer.WriteInt64(at, header.Expires);
        }

        if (header.Routes.Count != 0)
        {
            at = writer.Name(at, ",\"_routes\":"u8);
            at = WriteRoutes(ref writer, at, header.Routes);
        }

        if (header.Sender is not null)
        {
            at = writer.Name(at, ",\"_sender\":"u8);
            at = WriteText(ref writer, at, header.Sender);
        }

        if (header.Sequence != 0)
        {
            at = writer.Name(at, SequenceName);
            at = writer.WriteSlot(at, SequenceSlot, header.Sequence);
        }

        return at;
    }

    private static int WriteOrigin(ref JsonFieldWriter writer, int at, in MessageHeader header)
    {
        if (header.Fingerprint != 0)
        {
            at = writer.Name(at, ",\"_schema\":"u8);
            at = writer.WriteSchema(at, header.Fingerprint, header.FieldCount);
        }

        if (!header.Correlation.IsNone)
        {
            at = writer.Name(at, ",\"_correlation\":"u8);
            at = writer.WriteId(at, header.Correlation);
        }

        if (!header.Causation.IsNone)
        {
            at = writer.Name(at, ",\"_causation\":"u8);
            at = writer.WriteId(at, header.Causation);
        }

        if (header.TraceParent is not null)
        {
            at = writer.Name(at, ",\"_trace\":"u8);
            at = WriteText(ref writer, at, header.TraceParent);
        }

        if (header.FallbackFor is not null)
        {
            at = writer.Name(at, ",\"_fallback_for\":"u8);
            at = WriteText(ref writer, at, header.FallbackFor);
        }

        if (header.Resent)
        {
            at = writer.Name(at, ",\"_resent\":true"u8);
        }

        return at;
    }

    private static int WriteRoutes(ref JsonFieldWriter writer, int at, IReadOnlyList<string> routes)
    {
        var (start, count) = (at, routes.Count);
        writer.Begin();
        for (var i = 0; i < count; i++)
        {
            at = WriteText(ref writer, writer.Separate(at), routes[i]);
        }

        return writer.EndArray(start, at);
    }

    // No validator looks at a header, and no reader takes one without these: refused here, as in binary.
    private static int WriteText(ref JsonFieldWriter writer, int at, string? text) =>
        text is null ? throw new ArgumentException("A text of the header is null.")
        : !Validation.PlainText.IsWellFormed(text) ? throw new ArgumentException("A text of the header is not well-formed UTF-16.")
        : writer.WriteText(at, text);
}
