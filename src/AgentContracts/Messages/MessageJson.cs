using System.Buffers;
using AgentContracts.Codecs;

namespace AgentContracts;

/// <summary>Messages and parts as JSON, with or without the header.</summary>
public static class MessageJson
{
    /// <summary>Writes a frame: one flat object, header first.</summary>
    /// <exception cref="ArgumentException">The message breaks a rule of the wire; it names the message and the member. Validation refuses it before.</exception>
    public static void WriteFrame<TMessage>(IBufferWriter<byte> output, in MessageHeader header, in TMessage message)
        where TMessage : IMessage<TMessage>
    {
        var writer = new JsonFieldWriter(output);
        try
        {
            writer.Begin();
            writer.Flush(writer.EndObject(0, TMessage.WriteJson(ref writer, HeaderJson.Write(ref writer, 0, header), message)));
        }
        catch (ArgumentException error)
        {
            throw Unwritable.Of(message, error);
        }
    }

    /// <summary>Writes the members alone, as one object.</summary>
    /// <exception cref="ArgumentException">The value breaks a rule of the wire. Which member does is told by the validator, and by the overload that returns an array.</exception>
    // Nothing is caught here, so that it becomes part of its caller: it is a fifth of what a small value costs in binary.
    public static void Write<T>(IBufferWriter<byte> output, in T value) where T : IContract<T>
    {
        var writer = new JsonFieldWriter(output);
        writer.Begin();
        writer.Flush(writer.EndObject(0, T.WriteJson(ref writer, 0, value)));
    }

    /// <summary>Writes the members alone, as one object.</summary>
    /// <exception cref="ArgumentException">The value breaks a rule of the wire; it names the record and the member. Validation refuses it before.</exception>
    public static byte[] Write<T>(in T value) where T : IContract<T>
    {
        var output = new ArrayBufferWriter<byte>();
        try
        {
            Write(output, value);
        }
        catch (ArgumentException error)
        {
            throw Unwritable.Of(value, error);
        }

        return output.WrittenSpan.ToArray();
    }

    /// <summary>Reads the members from an object that may hold a header and unknown properties, in any order.</summary>
    /// <param name="name">What the object should be, for the error.</param>
    /// <param name="utf8">The object.</param>
    /// <exception cref="MessageFormatException">It is not such an object; the error names the field, the byte and what was expected.</exception>
    public static T Read<T>(string name, ReadOnlySpan<byte> utf8) where T : IContract<T>
    {
        var reader = new JsonFieldReader(name, utf8);
        reader.ReadEnd(T.ReadJson(ref reader, reader.ReadStart(), out var value));
        return value;
    }

    /// <summary>Reads a message from an object that may hold a header and unknown properties, in any order.</summary>
    /// <exception cref="MessageFormatException">It is not such an object; the error names the field, the byte and what was expected.</exception>
    public static TMessage Read<TMessage>(ReadOnlySpan<byte> utf8) where TMessage : IMessage<TMessage> =>
        Read<TMessage>(TMessage.Info.Name, utf8);

    /// <summary>Reads a message from an object whose properties before <paramref name="at"/> have been read.</summary>
    internal static TMessage ReadMembers<TMessage>(ReadOnlySpan<byte> utf8, int at) where TMessage : IMessage<TMessage>
    {
        var reader = new JsonFieldReader(TMessage.Info.Name, utf8);
        reader.ReadEnd(TMessage.ReadJson(ref reader, reader.Continue(at), out var value));
        return value;
    }
}
