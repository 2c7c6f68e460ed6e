using System.Globalization;
using System.Runtime.InteropServices;

namespace AgentContracts.Codecs;

/// <content>Reading. What stands in our own order is one comparison with a constant for each field; any other order costs a search.</content>
public static partial class HeaderJson
{
    private const string Frame = "frame";
    private const string Text = "a string";

    /// <summary>Reads the header of a frame, wherever its properties stand; the message's own are passed over.</summary>
    /// <exception cref="MessageFormatException">One of the seed's five fields is missing, or a field is not what it should be.</exception>
    public static MessageHeader Read(ReadOnlySpan<byte> frame)
    {
        var reader = new JsonFieldReader(Frame, frame);
        var fields = new HeaderFields();
        return ReadRest(ref reader, ReadOwn(ref reader, reader.ReadStart(), ref fields), ref fields);
    }

    /// <summary>
    /// Reads the header of a frame and, where it stands first as we write it, nothing behind it: what the members are, or repeat of it, is not looked at. What has
    /// no fingerprint was written by others, who may write the fields of the header in any order.
    /// </summary>
    /// <param name="frame">The frame.</param>
    /// <param name="body">Where the members begin; 0 where they may stand anywhere.</param>
    /// <exception cref="MessageFormatException">One of the seed's five fields is missing, or a field is not what it should be.</exception>
    public static MessageHeader Read(ReadOnlySpan<byte> frame, out int body)
    {
        var reader = new JsonFieldReader(Frame, frame);
        var fields = new HeaderFields();
        var at = ReadOwn(ref reader, reader.ReadStart(), ref fields);
        while (fields.IsWhole && reader.IsBeforeUnderscore(at))
        {
            at = ReadField(ref reader, reader.NextField(at), ref fields);
        }

        if (fields.IsWhole && fields.Fingerprint != 0 && reader.IsBeforePropertyOrEnd(at))
        {
            body = at;
            return fields.ToHeader();
        }

        body = 0;
        return ReadRest(ref reader, at, ref fields);
    }

    /// <summary>Refuses the frame of another message; one that does not say of which it is may be of any.</summary>
    /// <param name="message">The message's name.</param>
    /// <param name="frame">The frame.</param>
    /// <returns>Where it goes on behind the name, where it begins as we write it, so that it names no other further on; 0 where all of it is still to be read.</returns>
    /// <exception cref="MessageFormatException">It says that it is of another, or something that is no name.</exception>
    internal static int EnsureType(string message, ReadOnlySpan<byte> frame)
    {
        var reader = new JsonFieldReader(message, frame);
        var (at, end) = (0, 0);
        string? type = null;
        if (reader.At(ref at, "{\"message_type\":"u8))
        {
            var next = end = reader.ReadPresentText(at, Text, out type);
            end = reader.At(ref next, ",\"message_id\":"u8) ? end : 0;
        }

        type = end > 0 ? type : FindType(message, frame, out at);
        return type is null || type == message ? end : throw MessageFormatException.OfAnother(message, type, at);
    }

    private static string? FindType(string message, ReadOnlySpan<byte> frame, out int start)
    {
        var reader = new JsonFieldReader(message, frame);
        string? type = null;
        start = 0;
        try
        {
            for (var at = reader.NextField(reader.ReadStart()); reader.IsAtField; at = reader.NextField(at))
            {
                if (reader.Is("message_type"u8))
                {
                    start = reader.SkipSpace(at);
                    at = reader.ReadPresentText(at, Text, out type);
                }
                else
                {
                    at = reader.SkipField(at);
                }
            }
        }
        catch (MessageFormatException error) when (error.Field is null)
        {
            // What is wrong with other fields is said better by who reads all of them.
            return null;
        }

        return type;
    }

    /// <summary>Reads what stands there in our own order; returns where something else begins.</summary>
    private static int ReadOwn(ref JsonFieldReader reader, int at, ref HeaderFields fields)
    {
        if (!reader.At(ref at, "{\"message_type\":"u8))
        {
            return at;
        }

        at = reader.ReadPresentText(at, Text, out fields.Type);
        fields.Seen |= SeenFields.Type;
        if (!reader.At(ref at, ",\"message_id\":"u8))
        {
            return at;
        }

        at = ReadId(ref reader, at, out fields.Id);
        fields.Seen |= SeenFields.Id;
        if (!reader.At(ref at, ",\"source_agent\":"u8))
        {
            return at;
        }

        at = reader.ReadPresentText(at, Text, out fields.Source);
        fields.Seen |= SeenFields.Source;
        if (!reader.At(ref at, ",\"priority\":"u8))
        {
            return at;
        }

        at = ReadPriority(ref reader, at, out fields.Priority);
        fields.Seen |= SeenFields.Priority;
        if (!reader.At(ref at, ",\"timestamp\":"u8))
        {
            return at;
        }

        at = ReadSeconds(ref reader, at, out fields.Timestamp);
        fields.Seen |= SeenFields.Timestamp;
        return ReadOwnDelivery(ref reader, at, ref fields);
    }

    private static int ReadOwnDelivery(ref JsonFieldReader reader, int at, ref HeaderFields fields)
    {
        if (reader.At(ref at, ",\"_expires\":"u8))
        {
            at = ReadExpiry(ref reader, at, out fields.Expires);
        }

        if (reader.At(ref at, ",\"_routes\":"u8))
        {
            at = ReadRoutes(ref reader, at, out fields.Routes);
        }

        if (reader.At(ref at, ",\"_sender\":"u8))
        {
            at = reader.ReadInternedText(at, Text, out fields.Sender);
        }

        if (reader.At(ref at, SequenceName))
        {
            at = Int64Codec.ReadJson(ref reader, reader.SkipPadding(at), out fields.Sequence);
        }

        if (reader.At(ref at, ",\"_schema\":"u8))
        {
            at = ReadSchema(ref reader, at, out fields.Fingerprint, out fields.FieldCount);
        }

        if (reader.At(ref at, ",\"_correlation\":"u8))
        {
            at = ReadId(ref reader, at, out fields.Correlation);
        }

        return at;
    }

    /// <summary>Reads all properties up to the end of the frame.</summary>
    private static MessageHeader ReadRest(ref JsonFieldReader reader, int at, ref HeaderFields fields)
    {
        for (at = reader.NextField(at); reader.IsAtField; at = reader.NextField(at))
        {
            at = ReadField(ref reader, at, ref fields);
        }

        reader.ReadEnd(at);
        return fields.Missing is { } missing ? throw reader.Missing(at, missing) : fields.ToHeader();
    }

    /// <summary>Reads the value of the property that was gone to.</summary>
    private static int ReadField(ref JsonFieldReader reader, int at, ref HeaderFields fields)
    {
        if (reader.Is("message_type"u8))
        {
            fields.Seen |= SeenFields.Type;
            return reader.ReadPresentText(at, Text, out fields.Type);
        }

        if (reader.Is("message_id"u8))
        {
            fields.Seen |= SeenFields.Id;
            return ReadId(ref reader, at, out fields.Id);
        }

        if (reader.Is("source_agent"u8))
        {
            fields.Seen |= SeenFields.Source;
            return reader.ReadPresentText(at, Text, out fields.Source);
        }

        if (reader.Is("priority"u8))
        {
            fields.Seen |= SeenFields.Priority;
            return ReadPriority(ref reader, at, out fields.Priority);
        }

        if (reader.Is("timestamp"u8))
        {
            fields.Seen |= SeenFields.Timestamp;
            return ReadSeconds(ref reader, at, out fields.Timestamp);
        }

        return reader.Is("_expires"u8) ? ReadExpiry(ref reader, at, out fields.Expires)
            : reader.Is("_routes"u8) ? ReadRoutes(ref reader, at, out fields.Routes)
            : reader.Is("_sender"u8) ? reader.ReadInternedText(at, Text, out fields.Sender)
            : reader.Is("_seq"u8) ? Int64Codec.ReadJson(ref reader, at, out fields.Sequence)
            : reader.Is("_schema"u8) ? ReadSchema(ref reader, at, out fields.Fingerprint, out fields.FieldCount)
            : reader.Is("_correlation"u8) ? ReadId(ref reader, at, out fields.Correlation)
            : reader.Is("_causation"u8) ? ReadId(ref reader, at, out fields.Causation)
            : reader.Is("_trace"u8) ? reader.ReadText(at, Text, out fields.TraceParent)
            : reader.Is("_fallback_for"u8) ? reader.ReadInternedText(at, Text, out fields.FallbackFor)
            : reader.Is("_resent"u8) ? BooleanCodec.ReadJson(ref reader, at, out fields.Resent)
            : reader.SkipField(at);
    }

    private static int ReadSeconds(ref JsonFieldReader reader, int at, out long microseconds)
    {
        const decimal PerSecond = 1_000_000m;
        if (reader.TryReadMillionths(at, out microseconds) is var quick and > 0 && HeaderBounds.IsTime(microseconds))
        {
            return quick;
        }

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
        const int Digits = HexDigits.Length;
        fieldCount = 0;
        fingerprint = 0;
        var end = reader.ReadSymbol(at, Expected, out var text);
        return text.Length > Digits + 1
            && text[Digits] == '/'
            && HexDigits.TryRead(ref MemoryMarshal.GetReference(text), out fingerprint)
            && int.TryParse(text[(Digits + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out fieldCount)
                ? end
                : throw reader.Expected(reader.SkipSpace(at), Expected);
    }

    private static int ReadRoutes(ref JsonFieldReader reader, int at, out IReadOnlyList<string> routes)
    {
        var end = reader.ReadNames(at, out routes);
        return routes.Count <= HeaderBounds.MaxRoutes ? end : throw reader.Expected(reader.SkipSpace(at), HeaderBounds.Routes);
    }

    private static int ReadPriority(ref JsonFieldReader reader, int at, out Priority priority)
    {
        const string Expected = "low, medium, high or critical";
        var end = reader.ReadSymbol(at, Expected, out var text);
        priority = text.SequenceEqual("low"u8) ? Priority.Low
            : text.SequenceEqual("medium"u8) ? Priority.Medium
            : text.SequenceEqual("high"u8) ? Priority.High
            : text.SequenceEqual("critical"u8) ? Priority.Critical
            : throw reader.Expected(reader.SkipSpace(at), Expected);
        return end;
    }
}
