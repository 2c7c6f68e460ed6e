using System.Buffers;
using AgentContracts.Codecs;

namespace AgentContracts;

/// <summary>Messages and parts in binary, with or without the header; <see cref="BinaryFormat"/> describes the bytes.</summary>
public static class MessageBinary
{
    /// <summary>Writes a frame: the header, then the members.</summary>
    /// <exception cref="ArgumentException">The message breaks a rule of the wire; it names the message and the member. Validation refuses it before.</exception>
    public static void WriteFrame<TMessage>(IBufferWriter<byte> output, in MessageHeader header, in TMessage message)
        where TMessage : IMessage<TMessage>
    {
        var writer = new BinaryFieldWriter(output);
        try
        {
            ref var end = ref TMessage.WriteBinary(ref writer, ref HeaderBinary.Write(ref writer, header), message);
            HeaderBinary.Complete(ref writer, ref end);
            writer.Flush(ref end);
        }
        catch (ArgumentException error)
        {
            throw Unwritable.Of(message, error);
        }
    }

    /// <summary>Writes the members alone.</summary>
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

    /// <summary>Writes the members alone.</summary>
    /// <exception cref="ArgumentException">The value breaks a rule of the wire. Which member does is told by the validator, and by the overload that returns an array.</exception>
    // Nothing is caught here, so that it becomes part of its caller: it is a fifth of what a small value costs in binary.
    public static void Write<T>(IBufferWriter<byte> output, in T value) where T : IContract<T>
    {
        var writer = new BinaryFieldWriter(output);
        writer.Flush(ref T.WriteBinary(ref writer, ref writer.Start, value));
    }

    /// <summary>Reads the members alone; there may be more or fewer of them than this build's contract has.</summary>
    /// <param name="name">What is read, for the error.</param>
    /// <param name="bytes">The members as <see cref="Write{T}(in T)"/> writes them.</param>
    /// <exception cref="MessageFormatException">It is not such a value; the error names the field, the byte and what was expected.</exception>
    public static T Read<T>(string name, ReadOnlySpan<byte> bytes) where T : IContract<T>
    {
        var reader = new BinaryFieldReader(name, bytes);
        return Read<T>(ref reader, 0);
    }

    /// <summary>Reads a message from a frame.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="directory">Tells whether a contract that this build does not have may be read; none may unless given.</param>
    /// <exception cref="MessageFormatException">It is not such a frame, of another message, or of a contract that cannot be read; the error names the field, the byte and what was expected.</exception>
    public static TMessage ReadFrame<TMessage>(ReadOnlySpan<byte> frame, ISchemaDirectory? directory = null) where TMessage : IMessage<TMessage>
    {
        var name = TMessage.Info.Name;
        var layout = FrameLayout.Of(name, frame);
        HeaderBinary.EnsureType(name, frame, layout);
        return ReadBody<TMessage>(frame, layout, directory);
    }

    /// <summary>Reads a message from a frame that is known to be of it.</summary>
    internal static TMessage ReadBody<TMessage>(ReadOnlySpan<byte> frame, ISchemaDirectory? directory) where TMessage : IMessage<TMessage> =>
        ReadBody<TMessage>(frame, FrameLayout.Of(TMessage.Info.Name, frame), directory);

    private static TMessage ReadBody<TMessage>(ReadOnlySpan<byte> frame, in FrameLayout layout, ISchemaDirectory? directory) where TMessage : IMessage<TMessage>
    {
        var info = TMessage.Info;
        SchemaCheck.Ensure(info, layout.Fingerprint, layout.FieldCount, directory);
        var reader = new BinaryFieldReader(info.Name, frame);
        if (layout.Fingerprint != 0)
        {
            reader.ReadFieldCount(layout.Body);
            if (reader.FieldCount != layout.FieldCount)
            {
                throw reader.Expected(layout.Body, "as many fields as the header says");
            }
        }

        return Read<TMessage>(ref reader, layout.Body);
    }

    private static T Read<T>(ref BinaryFieldReader reader, int at) where T : IContract<T>
    {
        reader.ReadEnd(T.ReadBinary(ref reader, at, out var value));
        return value;
    }
}
