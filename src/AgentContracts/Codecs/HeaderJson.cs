using System.Globalization;

namespace AgentContracts.Codecs;

/// <summary>The header as properties of a flat JSON frame: the seed's five under their own names, the others with an underscore, absent where they say nothing.</summary>
public static class HeaderJson
{
    private const string Frame = "frame";

    /// <summary>Writes the header into the object that is open.</summary>
    /// <returns>Where the next thing goes.</returns>
    /// <exception cref="ArgumentException">The priority has no name.</exception>
    public static int Write(ref JsonFieldWriter writer, int at, in MessageHeader header)
    {
        at = writer.Name(at, ",\"message_type\":"u8);
        at = writer.WriteText(at, header.MessageType);
        at = writer.Name(at, ",\"message_id\":"u8);
        at = writer.WriteId(at, header.MessageId);
        at = writer.Name(at, ",\"source_agent\":"u8);
        at = writer.WriteText(at, header.SourceAgent);
        at = writer.Name(at, ",\"priority\":\""u8);
        at = writer.Raw(at, NameOf(header.Priority));
        at = writer.Name(at, "\",\"timestamp\":"u8);
        at = writer.WriteSeconds(at, header.Timestamp);
        at = WriteDelivery(ref writer, at, header);
        return WriteOrigin(ref writer, at, header);
    }

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
            at = Elements.WriteList<string, StringCodec>(ref writer, at, header.Routes);
        }

        if (header.Sender is not null)
        {
            at = writer.Name(at, ",\"_sender\":"u8);
            at = writer.WriteText(at, header.Sender);
        }

        if (header.Sequence != 0)
        {
            at = writer.Name(at, ",\"_seq\":"u8);
            at = writer.WriteInt64(at, header.Sequence);
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
            at = writer.WriteText(at, header.TraceParent);
        }

        if (header.FallbackFor is not null)
        {
            at = writer.Name(at, ",\"_fallback_for\":"u8);
            at = writer.WriteText(at, header.FallbackFor);
        }

        if (header.Resent)
        {
            at = writer.Name(at, ",\"_resent\":true"u8);
        }

        return at;
    }

    /// <summary>Reads the header of a frame, wherever its properties stand; the message's own are passed over.</summary>
    /// <exception cref="MessageFormatException">One of the seed's five fields is missing, or a field is not what it should be.</exception>
    public static MessageHeader Read(ReadOnlySpan<byte> frame)
    {
        var reader = new JsonFieldReader(Frame, frame);
        reader.ReadEnd(ReadFields(ref reader, reader.ReadStart(), out var header));
        return header;
    }

    private static int ReadFields(ref JsonFieldReader reader, int at, out MessageHeader header)
    {
        string? type = null, source = null, sender = null, trace = null, fallbackFor = null;
        Priority? priority = null;
        MessageId? id = null;
        MessageId correlation = default, causation = default;
        long? timestamp = null;
        long expires = MessageInfo.NeverExpires, sequence = 0;
        var (fingerprint, fieldCount) = (0UL, 0);
        IReadOnlyList<string> routes = [];
        var resent = false;

        for (at = reader.NextField(at); reader.IsAtField; at = reader.NextField(at))
        {
            if (reader.Is("message_type"u8))
            {
                at = reader.ReadPresentText(at, "a string", out type);
            }
            else if (reader.Is("message_id"u8))
            {
                at = ReadId(ref reader, at, out var present);
                id = present;
            }
            else if (reader.Is("source_agent"u8))
            {
                at = reader.ReadPresentText(at, "a string", out source);
            }
            else if (reader.Is("priority"u8))
            {
                at = ReadPriority(ref reader, at, out var present);
                priority = present;
            }
            else if (reader.Is("timestamp"u8))
            {
                at = ReadSeconds(ref reader, at, out var present);
                timestamp = present;
            }
            else if (reader.Is("_expires"u8))
            {
                at = ReadExpiry(ref reader, at, out expires);
            }
            else if (reader.Is("_routes"u8))
            {
                at = ReadRoutes(ref reader, at, out routes);
            }
            else if (reader.Is("_sender"u8))
            {
                at = reader.ReadInternedText(at, "a string", out sender);
            }
            else if (reader.Is("_seq"u8))
            {
                at = Int64Codec.ReadJson(ref reader, at, out sequence);
            }
            else if (reader.Is("_schema"u8))
            {
                at = ReadSchema(ref reader, at, out fingerprint, out fieldCount);
            }
            else if (reader.Is("_correlation"u8))
            {
                at = ReadId(ref reader, at, out correlation);
            }
            else if (reader.Is("_causation"u8))
            {
                at = ReadId(ref reader, at, out causation);
            }
            else if (reader.Is("_trace"u8))
            {
                at = reader.ReadText(at, "a string", out trace);
            }
            else if (reader.Is("_fallback_for"u8))
            {
                at = reader.ReadInternedText(at, "a string", out fallbackFor);
            }
            else if (reader.Is("_resent"u8))
            {
                at = BooleanCodec.ReadJson(ref reader, at, out resent);
            }
            else
            {
                at = reader.SkipField(at);
            }
        }

        header = new MessageHeader
        {
            MessageType = type ?? throw reader.Missing(at, "message_type"),
            MessageId = id ?? throw reader.Missing(at, "message_id"),
            SourceAgent = source ?? throw reader.Missing(at, "source_agent"),
            Priority = priority ?? throw reader.Missing(at, "priority"),
            Timestamp = timestamp ?? throw reader.Missing(at, "timestamp"),
            Expires = expires,
            Routes = routes,
            Sender = sender,
            Sequence = sequence,
            Fingerprint = fingerprint,
            FieldCount = fieldCount,
            Correlation = correlation,
            Causation = causation,
            TraceParent = trace,
            FallbackFor = fallbackFor,
            Resent = resent,
        };
        return at;
    }

    private static int ReadSeconds(ref JsonFieldReader reader, int at, out long microseconds)
    {
        const decimal PerSecond = 1_000_000m;
        var end = reader.ReadDecimal(at, HeaderBounds.Seconds, out var seconds);
        microseconds = Math.Abs(seconds) <= long.MaxValue / PerSecond ? (long)decimal.Round(seconds * PerSecond) : long.MaxValue;
        return HeaderBounds.IsTime(microseconds) ? end : throw reader.Expected(reader.SkipSpace(at), HeaderBounds.Seconds);
    }

    private static int ReadExpiry(ref JsonFieldReader reader, int at, out long expires)
    {
        var end = Int64Codec.ReadJson(ref reader, at, out expires);
        return expires == MessageInfo.NeverExpires || HeaderBounds.IsTime(expires)
            ? end
            : throw reader.Expected(reader.SkipSpace(at), HeaderBounds.Microseconds);
    }

    private static int ReadId(ref JsonFieldReader reader, int at, out MessageId id)
    {
        const string Expected = "32 hex digits";
        var end = reader.ReadSymbol(at, Expected, out var text);
        return MessageId.TryParse(text, out id) ? end : throw reader.Expected(reader.SkipSpace(at), Expected);
    }

    private static int ReadSchema(ref JsonFieldReader reader, int at, out ulong fingerprint, out int fieldCount)
    {
        const string Expected = "a fingerprint of 16 hex digits, a slash and the number of fields";
        const int Digits = 16;
        fieldCount = 0;
        fingerprint = 0;
        var end = reader.ReadSymbol(at, Expected, out var text);
        return text.Length > Digits + 1
            && text[Digits] == '/'
            && ulong.TryParse(text[..Digits], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out fingerprint)
            && int.TryParse(text[(Digits + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out fieldCount)
                ? end
                : throw reader.Expected(reader.SkipSpace(at), Expected);
    }

    private static int ReadRoutes(ref JsonFieldReader reader, int at, out IReadOnlyList<string> routes)
    {
        var end = Elements.ReadArray<string, NameCodec>(ref reader, at, out var names);
        routes = names;
        return names.Length <= HeaderBounds.MaxRoutes ? end : throw reader.Expected(reader.SkipSpace(at), HeaderBounds.Routes);
    }

    private static int ReadPriority(ref JsonFieldReader reader, int at, out Priority priority)
    {
        const string Expected = "low, medium, high or critical";
        var end = reader.ReadSymbol(at, Expected, out var text);
        for (priority = Priority.Low; priority <= Priority.Critical; priority++)
        {
            if (text.SequenceEqual(NameOf(priority)))
            {
                return end;
            }
        }

        throw reader.Expected(reader.SkipSpace(at), Expected);
    }

    private static ReadOnlySpan<byte> NameOf(Priority priority) => priority switch
    {
        Priority.Low => "low"u8,
        Priority.Medium => "medium"u8,
        Priority.High => "high"u8,
        Priority.Critical => "critical"u8,
        _ => throw new ArgumentException($"{priority} is no priority.", nameof(priority)),
    };
}
