using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using AgentContracts.Codecs;

namespace AgentContracts;

/// <summary>Messages and parts as JSON, with or without the header.</summary>
public static class MessageJson
{
    private static readonly JsonWriterOptions WriterOptions = new()
    {
        // Strings stay readable in redis-cli; nothing here ends up inside HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>A writer with the options that the wire asks for.</summary>
    public static Utf8JsonWriter CreateWriter(IBufferWriter<byte> output) => new(output, WriterOptions);

    /// <summary>Writes a frame: one flat object, header first.</summary>
    public static void WriteFrame<TMessage>(Utf8JsonWriter writer, in MessageHeader header, in TMessage message)
        where TMessage : IMessage<TMessage>
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        HeaderJson.Write(writer, header);
        TMessage.WriteJson(writer, message);
        writer.WriteEndObject();
        writer.Flush();
    }

    /// <summary>Writes the members alone, as one object.</summary>
    public static byte[] Write<T>(in T value) where T : IContract<T>
    {
        var output = new ArrayBufferWriter<byte>();
        using var writer = CreateWriter(output);
        writer.WriteStartObject();
        T.WriteJson(writer, value);
        writer.WriteEndObject();
        writer.Flush();
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Reads the members from an object that may hold a header and unknown properties, in any order.</summary>
    /// <param name="name">What the object should be, for the error.</param>
    /// <param name="utf8">The object.</param>
    /// <exception cref="MessageFormatException">It is not such an object; the error names the field, the byte and what was expected.</exception>
    public static T Read<T>(string name, ReadOnlySpan<byte> utf8) where T : IContract<T>
    {
        var reader = new JsonFieldReader(name, utf8);
        try
        {
            reader.ReadStart();
            var value = T.ReadJson(ref reader);
            reader.ReadEnd();
            return value;
        }
        catch (JsonException exception)
        {
            throw reader.Malformed(exception);
        }
    }

    /// <summary>Reads a message from an object that may hold a header and unknown properties, in any order.</summary>
    /// <exception cref="MessageFormatException">It is not such an object; the error names the field, the byte and what was expected.</exception>
    public static TMessage Read<TMessage>(ReadOnlySpan<byte> utf8) where TMessage : IMessage<TMessage> =>
        Read<TMessage>(TMessage.Info.Name, utf8);
}
