using System.Text.Json;

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
        try
        {
            reader.ReadStart();
            var header = ReadFields(ref reader);
            reader.ReadEnd();
            return header;
        }
        catch (JsonException exception)
        {
            throw reader.Malformed(exception);
        }
    }

    private static MessageHeader ReadFields(ref JsonFieldReader reader)
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

        while (reader.NextField())
        {
            if (reader.At("message_type"u8))
            {
                type = reader.ReadString();
            }
            else if (reader.At("message_id"u8))
            {
                id = ReadId(ref reader);
            }
            else if (reader.At("source_agent"u8))
            {
                source = reader.ReadString();
            }
            else if (reader.At("priority"u8))
            {
                priority = ReadPriority(ref reader);
            }
            else if (reader.At("timestamp"u8))
            {
                timestamp = Microseconds(ref reader);
            }
            else if (reader.At("_expires"u8))
            {
                expires = Int64Codec.ReadJson(ref reader);
            }
            else if (reader.At("_routes"u8))
            {
                routes = ReadRoutes(ref reader);
            }
            else if (reader.At("_sender"u8))
            {
                sender = StringCodec.ReadJson(ref reader);
            }
            else if (reader.At("_seq"u8))
            {
                sequence = Int64Codec.ReadJson(ref reader);
            }
            else if (reader.At("_schema"u8))
            {
                (fingerprint, fieldCount) = ReadSchema(ref reader);
            }
            else if (reader.At("_correlation"u8))
            {
                correlation = ReadId(ref reader);
            }
            else if (reader.At("_causation"u8))
            {
                causation = ReadId(ref reader);
            }
            else if (reader.At("_trace"u8))
            {
                trace = StringCodec.ReadJson(ref reader);
            }
            else if (reader.At("_fallback_for"u8))
            {
                fallbackFor = StringCodec.ReadJson(ref reader);
            }
            else if (reader.At("_resent"u8))
            {
                resent = BooleanCodec.ReadJson(ref reader);
            }
            else
            {
                reader.SkipField();
            }
        }

        return new MessageHeader
        {
            MessageType = type ?? throw reader.Missing("message_type"),
            MessageId = id ?? throw reader.Missing("message_id"),
            SourceAgent = source ?? throw reader.Missing("source_agent"),
            Priority = priority ?? throw reader.Missing("priority"),
            Timestamp = timestamp ?? throw reader.Missing("timestamp"),
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
    }

    private static long Microseconds(ref JsonFieldReader reader)
    {
        const decimal PerSecond = 1_000_000m;
        return reader.Json.TokenType == JsonTokenType.Number
            && reader.Json.TryGetDecimal(out var seconds)
            && Math.Abs(seconds) <= long.MaxValue / PerSecond
                ? (long)decimal.Round(seconds * PerSecond)
                : throw reader.Expected("Unix seconds");
    }

    private static MessageId ReadId(ref JsonFieldReader reader)
    {
        Span<byte> text = stackalloc byte[MessageId.Length];
        return reader.Json.TokenType == JsonTokenType.String && reader.TryCopyText(text, out var length) && MessageId.TryParse(text[..length], out var id)
            ? id
            : throw reader.Expected("32 hex digits");
    }

    private static (ulong Fingerprint, int FieldCount) ReadSchema(ref JsonFieldReader reader)
    {
        const string Expected = "a fingerprint of 16 hex digits, a slash and the number of fields";
        var text = reader.ReadString(Expected);
        return text.Length > 17
            && text[16] == '/'
            && ulong.TryParse(text.AsSpan(0, 16), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var fingerprint)
            && int.TryParse(text.AsSpan(17), System.Globalization.NumberStyles.None, null, out var count)
                ? (fingerprint, count)
                : throw reader.Expected(Expected);
    }

    private static List<string> ReadRoutes(ref JsonFieldReader reader)
    {
        if (reader.Json.TokenType != JsonTokenType.StartArray)
        {
            throw reader.Expected("an array");
        }

        var routes = new List<string>();
        while (reader.NextElement())
        {
            routes.Add(reader.ReadString());
        }

        return routes;
    }

    private static Priority ReadPriority(ref JsonFieldReader reader)
    {
        if (reader.IsText)
        {
            for (var priority = Priority.Low; priority <= Priority.Critical; priority++)
            {
                if (reader.Json.ValueTextEquals(NameOf(priority)))
                {
                    return priority;
                }
            }
        }

        throw reader.Expected("low, medium, high or critical");
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
