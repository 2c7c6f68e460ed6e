using System.Buffers;
using AgentContracts.Codecs;

namespace AgentContracts;

/// <summary>A message with its header as bytes, on either wire: what a transport carries. Readers tell the wire by the first byte.</summary>
public static class MessageFrame
{
    /// <summary>Writes a frame.</summary>
    /// <exception cref="ArgumentException">The message breaks a rule of the wire; it names the message and the member. Validation refuses it before.</exception>
    public static void Write<TMessage>(IBufferWriter<byte> output, Wire wire, in MessageHeader header, in TMessage message)
        where TMessage : IMessage<TMessage>
    {
        if (wire == Wire.Binary)
        {
            MessageBinary.WriteFrame(output, header, message);
            return;
        }

        MessageJson.WriteFrame(output, header, message);
    }

    /// <summary>Puts another <see cref="MessageHeader.Sequence"/> into a frame, where the number has as much room as any.</summary>
    /// <param name="frame">A whole frame that was written with a number.</param>
    /// <param name="sequence">The number, from 1.</param>
    /// <exception cref="ArgumentException">It was written without one.</exception>
    public static void WriteSequence(Span<byte> frame, long sequence)
    {
        if (WireOf(frame) == Wire.Binary)
        {
            HeaderBinary.WriteSequence(frame, sequence);
            return;
        }

        HeaderJson.WriteSequence(frame, sequence);
    }

    /// <summary>Reads the header.</summary>
    /// <exception cref="MessageFormatException">It is no frame, or its header is not what it should be.</exception>
    public static MessageHeader ReadHeader(ReadOnlySpan<byte> frame) =>
        WireOf(frame) == Wire.Binary ? HeaderBinary.Read(frame) : HeaderJson.Read(frame);

    /// <summary>
    /// Reads the header, and where it stands first as we write it, fingerprint included, nothing behind it: what the members are is seen when they are read, and a field of the header
    /// that they repeat does not count.
    /// </summary>
    /// <param name="frame">The frame.</param>
    /// <param name="body">Where the members begin, for reading them; 0 where that cannot be said.</param>
    /// <exception cref="MessageFormatException">It is no frame, or its header is not what it should be.</exception>
    public static MessageHeader ReadHeader(ReadOnlySpan<byte> frame, out int body)
    {
        if (WireOf(frame) == Wire.Json)
        {
            return HeaderJson.Read(frame, out body);
        }

        body = 0;
        return HeaderBinary.Read(frame);
    }

    /// <summary>Reads the message of a frame whose header has been read, and with it that the frame is of this message: here nothing asks for its name.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="body">Where the members begin, as <see cref="ReadHeader(ReadOnlySpan{byte}, out int)"/> said of this frame; 0 to read all of it.</param>
    /// <param name="directory">Tells whether a binary frame of a contract that this build does not have may be read; none may unless given.</param>
    /// <exception cref="MessageFormatException">It is no such frame; the error names the field, the byte and what was expected.</exception>
    public static TMessage Read<TMessage>(ReadOnlySpan<byte> frame, int body, ISchemaDirectory? directory = null) where TMessage : IMessage<TMessage> =>
        body > 0 ? MessageJson.ReadMembers<TMessage>(frame, body)
        : WireOf(frame) == Wire.Binary ? MessageBinary.ReadBody<TMessage>(frame, directory)
        : MessageJson.Read<TMessage>(frame);

    /// <summary>Reads the message, if the header does not say that the frame is of another.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="directory">Tells whether a binary frame of a contract that this build does not have may be read; none may unless given.</param>
    /// <exception cref="MessageFormatException">It is no such frame; the error names the field, the byte and what was expected.</exception>
    public static TMessage Read<TMessage>(ReadOnlySpan<byte> frame, ISchemaDirectory? directory = null) where TMessage : IMessage<TMessage>
    {
        if (WireOf(frame) == Wire.Binary)
        {
            return MessageBinary.ReadFrame<TMessage>(frame, directory);
        }

        var body = HeaderJson.EnsureType(TMessage.Info.Name, frame);
        return body > 0 ? MessageJson.ReadMembers<TMessage>(frame, body) : MessageJson.Read<TMessage>(frame);
    }

    /// <summary>The wire of a frame.</summary>
    /// <exception cref="MessageFormatException">The first byte is that of neither.</exception>
    public static Wire WireOf(ReadOnlySpan<byte> frame) => frame switch
    {
        [BinaryFormat.Magic, ..] => Wire.Binary,
        [(byte)'{' or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n', ..] => Wire.Json,
        _ => throw new MessageFormatException("frame", null, 0, $"a JSON object or a binary frame, which begins with the byte {BinaryFormat.Magic:X2}"),
    };
}
