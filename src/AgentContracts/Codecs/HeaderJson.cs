using System.Text.Json;

namespace AgentContracts.Codecs;

/// <summary>The header as properties of a flat JSON frame: the seed's five under their own names, the others with an underscore, absent where they say nothing.</summary>
public static class HeaderJson
{
    private const int MicrosecondDigits = 6;
    private const string Frame = "frame";

    /// <summary>Writes the header where a frame begins.</summary>
    public static void Write(Utf8JsonWriter writer, in MessageHeader header)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteString("message_type"u8, header.MessageType);
        WriteId(writer, "message_id"u8, header.MessageId);
        writer.WriteString("source_agent"u8, header.SourceAgent);
        writer.WriteString("priority"u8, NameOf(header.Priority));
        writer.WriteNumber("timestamp"u8, Seconds(header.Timestamp));
        if (header.Expires != MessageInfo.NeverExpires)
        {
            writer.WriteNumber("_expires"u8, header.Expires);
        }

        if (header.Routes.Count != 0)
        {
            writer.WriteStartArray("_routes"u8);
            foreach (var route in header.Routes)
            {
                writer.WriteStringValue(route);
            }

            writer.WriteEndArray();
        }

        if (header.Sender is not null)
        {
            writer.WriteString("_sender"u8, header.Sender);
        }

        if (header.Sequence != 0)
        {
            writer.WriteNumber("_seq"u8, header.Sequence);
        }

        if (header.Fingerprint != 0)
        {
            writer.WriteString("_schema"u8, $"{header.Fingerprint:x16}/{header.FieldCount}");
        }

        if (!header.Correlation.IsNone)
        {
            WriteId(writer, "_correlation"u8, header.Correlation);
        }

        if (!header.Causation.IsNone)
        {
            WriteId(writer, "_causation"u8, header.Causation);
        }

        if (header.TraceParent is not null)
        {
            writer.WriteString("_trace"u8, header.TraceParent);
        }

        if (header.FallbackFor is not null)
        {
            writer.WriteString("_fallback_for"u8, header.FallbackFor);
        }

        if (header.Resent)
        {
            writer.WriteBoolean("_resent"u8, true);
        }
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

    /// <summary>Microseconds as a number of seconds that always shows its six decimals.</summary>
    private static decimal Seconds(long microseconds) =>
        new((int)Math.Abs(microseconds), (int)(Math.Abs(microseconds) >> 32), 0, microseconds < 0, MicrosecondDigits);

    private static long Microseconds(ref JsonFieldReader reader)
    {
        const decimal PerSecond = 1_000_000m;
        return reader.Json.TokenType == JsonTokenType.Number
            && reader.Json.TryGetDecimal(out var seconds)
            && Math.Abs(seconds) <= long.MaxValue / PerSecond
                ? (long)decimal.Round(seconds * PerSecond)
                : throw reader.Expected("Unix seconds");
    }

    private static void WriteId(Utf8JsonWriter writer, ReadOnlySpan<byte> name, MessageId id)
    {
        Span<byte> text = stackalloc byte[MessageId.Length];
        id.TryFormat(text, out _);
        writer.WriteString(name, text);
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
        _ => default,
    };
}
