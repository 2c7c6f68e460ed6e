using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace AgentContracts.Codecs;

/// <summary>The header as the beginning of a binary frame; <see cref="BinaryFormat"/> shows the places.</summary>
public static class HeaderBinary
{
    private const string Frame = "frame";

    /// <summary>Writes the header where a frame begins; <see cref="Complete"/> must follow once the body is written.</summary>
    /// <returns>Where the body goes.</returns>
    /// <exception cref="ArgumentException">A text is not well-formed or not there, the priority has no name, or the field count is not one of 0 to 65535.</exception>
    public static ref byte Write(scoped ref BinaryFieldWriter writer, scoped in MessageHeader header)
    {
        var flags = FlagsOf(header);
        ref var to = ref writer.Reserve(ref writer.Start, BinaryFormat.FixedLength + (2 * BinaryFormat.IdLength));
        to = ref WriteFixed(ref to, header, flags);
        if ((flags & HeaderFlags.Correlation) != 0)
        {
            to = ref PutId(ref to, header.Correlation);
        }

        if ((flags & HeaderFlags.Causation) != 0)
        {
            to = ref PutId(ref to, header.Causation);
        }

        to = ref WriteText(ref writer, ref to, Present(header.MessageType));
        to = ref WriteText(ref writer, ref to, Present(header.SourceAgent));
        if ((flags & HeaderFlags.Sender) != 0)
        {
            to = ref WriteText(ref writer, ref to, header.Sender);
        }

        to = ref WriteRoutes(ref writer, ref to, header.Routes);
        if ((flags & HeaderFlags.TraceParent) != 0)
        {
            to = ref WriteText(ref writer, ref to, header.TraceParent);
        }

        if ((flags & HeaderFlags.FallbackFor) != 0)
        {
            to = ref WriteText(ref writer, ref to, header.FallbackFor);
        }

        BinaryFieldWriter.PutUInt32(ref writer.PlaceAt(BinaryFormat.BodyOffset), (uint)writer.LengthTo(ref to));
        return ref to;
    }

    /// <summary>Fills in the length of the frame, which ends at a place.</summary>
    public static void Complete(ref BinaryFieldWriter writer, ref byte end) =>
        BinaryFieldWriter.PutUInt32(ref writer.PlaceAt(BinaryFormat.LengthOffset), (uint)writer.LengthTo(ref end));

    /// <summary>Puts another <see cref="MessageHeader.Sequence"/> into a frame.</summary>
    /// <param name="frame">A whole binary frame.</param>
    /// <param name="sequence">The number, from 1; 0 for none.</param>
    public static void WriteSequence(Span<byte> frame, long sequence) =>
        BinaryPrimitives.WriteInt64LittleEndian(frame[BinaryFormat.SequenceOffset..], sequence);

    /// <summary>Reads the header of a frame.</summary>
    /// <exception cref="MessageFormatException">It is no whole binary frame of this version, or a field is not what it should be.</exception>
    public static MessageHeader Read(ReadOnlySpan<byte> frame)
    {
        var layout = FrameLayout.Of(Frame, frame);
        var flags = layout.Flags;
        var reader = new BinaryFieldReader(Frame, frame[..layout.Body]);
        var at = BinaryFormat.FixedLength;
        var id = ReadId(frame[BinaryFormat.MessageIdOffset..]);
        var correlation = flags.HasFlag(HeaderFlags.Correlation) ? ReadId(ref reader, ref at, "_correlation"u8)
            : flags.HasFlag(HeaderFlags.CorrelatesWithItself) ? id
            : default;
        var causation = flags.HasFlag(HeaderFlags.Causation) ? ReadId(ref reader, ref at, "_causation"u8) : default;
        var texts = ReadTexts(ref reader, ref at, frame[..layout.Body], (flags & HeaderFlags.Sender) != 0);
        var trace = flags.HasFlag(HeaderFlags.TraceParent) ? ReadText(ref reader, ref at, "_trace"u8) : null;
        var fallbackFor = flags.HasFlag(HeaderFlags.FallbackFor) ? ReadText(ref reader, ref at, "_fallback_for"u8) : null;
        return new MessageHeader
        {
            MessageType = texts.Type,
            MessageId = id,
            SourceAgent = texts.Source,
            Priority = layout.Priority,
            Timestamp = ReadTime(frame, BinaryFormat.TimestampOffset, "timestamp"),
            Expires = ReadTime(frame, BinaryFormat.ExpiresOffset, "_expires", MessageInfo.NeverExpires),
            Routes = texts.Routes,
            Sender = texts.Sender,
            Sequence = BinaryPrimitives.ReadInt64LittleEndian(frame[BinaryFormat.SequenceOffset..]),
            Fingerprint = layout.Fingerprint,
            FieldCount = layout.FieldCount,
            Correlation = correlation,
            Causation = causation,
            TraceParent = trace,
            FallbackFor = fallbackFor,
            Resent = flags.HasFlag(HeaderFlags.Resent),
        };
    }

    /// <summary>Refuses the frame of another message.</summary>
    /// <param name="message">The message's name.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="layout">What is known of it.</param>
    /// <exception cref="MessageFormatException">It is of another, or does not say of which.</exception>
    internal static void EnsureType(string message, ReadOnlySpan<byte> frame, in FrameLayout layout)
    {
        var at = BinaryFormat.FixedLength
            + (layout.Flags.HasFlag(HeaderFlags.Correlation) ? BinaryFormat.IdLength : 0)
            + (layout.Flags.HasFlag(HeaderFlags.Causation) ? BinaryFormat.IdLength : 0);
        var start = at;
        var reader = new BinaryFieldReader(message, frame[..layout.Body]);
        if (ReadText(ref reader, ref at, "message_type"u8) is var type && type != message)
        {
            throw MessageFormatException.OfAnother(message, type, start);
        }
    }

    private static long ReadTime(ReadOnlySpan<byte> frame, int offset, string field, long? none = null)
    {
        var time = BinaryPrimitives.ReadInt64LittleEndian(frame[offset..]);
        return time == none || HeaderBounds.IsTime(time) ? time : throw new MessageFormatException(Frame, field, offset, HeaderBounds.Microseconds);
    }

    private static string ReadText(ref BinaryFieldReader reader, ref int at, ReadOnlySpan<byte> field)
    {
        reader.At(field);
        return ReadText(ref reader, ref at);
    }

    private static string ReadText(ref BinaryFieldReader reader, ref int at)
    {
        const string Expected = "a text";
        var start = at;
        at = reader.ReadInternedText(at, Expected, out var text);
        return text ?? throw reader.Expected(start, Expected);
    }

    private static HeaderTexts ReadTexts(ref BinaryFieldReader reader, ref int at, ReadOnlySpan<byte> header, bool hasSender)
    {
        if (HeaderTexts.Find(header, at, hasSender, out var place, out var end) is { } known)
        {
            at = end;
            return known;
        }

        var start = at;
        var texts = new HeaderTexts
        {
            Type = ReadText(ref reader, ref at, "message_type"u8),
            Source = ReadText(ref reader, ref at, "source_agent"u8),
            Sender = hasSender ? ReadText(ref reader, ref at, "_sender"u8) : null,
            Routes = ReadRoutes(ref reader, ref at),
        };
        texts.Keep(place, header[start..at]);
        return texts;
    }

    private static IReadOnlyList<string> ReadRoutes(ref BinaryFieldReader reader, ref int at)
    {
        reader.At("_routes"u8);
        var start = at;
        at = reader.ReadCount(at, "a list of texts no longer than the bytes that follow", out var count);
        if (count == 0)
        {
            return [];
        }

        if (count > HeaderBounds.MaxRoutes)
        {
            throw reader.Expected(start, HeaderBounds.Routes);
        }

        var routes = new string[count];
        for (var i = 0; i < count; i++)
        {
            reader.AtElement(i);
            routes[i] = ReadText(ref reader, ref at);
        }

        // Other messages get the same list.
        return Array.AsReadOnly(routes);
    }

    private static MessageId ReadId(ref BinaryFieldReader reader, ref int at, ReadOnlySpan<byte> field)
    {
        reader.At(field);
        var id = ReadId(reader.Take(at, BinaryFormat.IdLength, "16 bytes"));
        at += BinaryFormat.IdLength;
        return id;
    }

    private static HeaderFlags FlagsOf(in MessageHeader header) =>
        (header.Correlation.IsNone ? HeaderFlags.None : header.Correlation == header.MessageId ? HeaderFlags.CorrelatesWithItself : HeaderFlags.Correlation)
        | (header.Causation.IsNone ? HeaderFlags.None : HeaderFlags.Causation)
        | (header.Sender is null ? HeaderFlags.None : HeaderFlags.Sender)
        | (header.TraceParent is null ? HeaderFlags.None : HeaderFlags.TraceParent)
        | (header.FallbackFor is null ? HeaderFlags.None : HeaderFlags.FallbackFor)
        | (header.Resent ? HeaderFlags.Resent : HeaderFlags.None);

    private static ref byte WriteRoutes(scoped ref BinaryFieldWriter writer, ref byte to, IReadOnlyList<string> routes)
    {
        var count = routes.Count;
        to = ref writer.WriteFieldCount(ref to, count);
        for (var i = 0; i < count; i++)
        {
            to = ref WriteText(ref writer, ref to, Present(routes[i]));
        }

        return ref to;
    }

    private static ref byte WriteText(scoped ref BinaryFieldWriter writer, ref byte to, string? text) =>
        ref writer.WriteText(ref writer.Reserve(ref to, BinaryFieldWriter.ScalarRoom), text);

    // The fields in the order of their places, each of which is written: the buffer may have been used before.
    private static ref byte WriteFixed(ref byte to, scoped in MessageHeader header, HeaderFlags flags)
    {
        if (header.Priority is < Priority.Low or > Priority.Critical)
        {
            throw new ArgumentException($"{header.Priority} is no priority.", nameof(header));
        }

        if (header.FieldCount is < 0 or > ushort.MaxValue)
        {
            throw new ArgumentException($"{header.FieldCount} is no number of fields: it must be between 0 and {ushort.MaxValue}.", nameof(header));
        }

        to = ref BinaryFieldWriter.PutByte(ref to, BinaryFormat.Magic);
        to = ref BinaryFieldWriter.PutByte(ref to, BinaryFormat.Version);
        to = ref BinaryFieldWriter.PutUInt16(ref to, (ushort)flags);
        to = ref BinaryFieldWriter.PutUInt32(ref to, 0);
        to = ref BinaryFieldWriter.PutInt64(ref to, header.Timestamp);
        to = ref PutId(ref to, header.MessageId);
        to = ref BinaryFieldWriter.PutInt64(ref to, header.Sequence);
        to = ref BinaryFieldWriter.PutInt64(ref to, header.Expires);
        to = ref BinaryFieldWriter.PutInt64(ref to, (long)header.Fingerprint);
        to = ref BinaryFieldWriter.PutUInt16(ref to, (ushort)header.FieldCount);
        to = ref BinaryFieldWriter.PutUInt16(ref to, (ushort)header.Priority);
        return ref BinaryFieldWriter.PutUInt32(ref to, 0);
    }

    private static string Present(string text) => text ?? throw new ArgumentException("A text of the header is null.");

    private static ref byte PutId(ref byte to, MessageId id)
    {
        BinaryPrimitives.WriteUInt64BigEndian(BinaryFieldWriter.Sixteen(ref to), id.Sender);
        BinaryPrimitives.WriteUInt64BigEndian(BinaryFieldWriter.Sixteen(ref to)[sizeof(ulong)..], id.Number);
        return ref Unsafe.Add(ref to, BinaryFormat.IdLength);
    }

    private static MessageId ReadId(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[sizeof(ulong)..]));
}
