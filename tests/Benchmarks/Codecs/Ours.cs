using System.Text.Json;
using AgentContracts;
using AgentContracts.Codecs;
using AgentContracts.Validation;

namespace Benchmarks.Codecs;

/// <summary>Every call of the library that is measured, as a transport or the hub makes it. One for each lane.</summary>
internal sealed class Ours
{
    private readonly Utf8JsonWriter _writer = MessageJson.CreateWriter(new ReusedBuffer());

    /// <summary>Writes the members as a JSON object, without the header.</summary>
    public void EncodeJson<T>(ReusedBuffer output, in T message) where T : IContract<T>
    {
        _writer.Reset(output);
        _writer.WriteStartObject();
        T.WriteJson(_writer, message);
        _writer.WriteEndObject();
        _writer.Flush();
    }

    /// <summary>Reads the members from a JSON object.</summary>
    public static T DecodeJson<T>(byte[] document) where T : IMessage<T> => MessageJson.Read<T>(document);

    /// <summary>Writes the members in binary, without the header.</summary>
    public static void EncodeBinary<T>(ReusedBuffer output, in T message) where T : IContract<T>
    {
        var writer = new BinaryFieldWriter(output);
        try
        {
            T.WriteBinary(ref writer, message);
            writer.Flush();
        }
        finally
        {
            writer.Dispose();
        }
    }

    /// <summary>Reads the members from binary.</summary>
    public static T DecodeBinary<T>(byte[] document) where T : IMessage<T> => MessageBinary.Read<T>(T.Info.Name, document);

    /// <summary>Writes header and members.</summary>
    public static void EncodeFrame<T>(ReusedBuffer output, Wire wire, in MessageHeader header, in T message) where T : IMessage<T> =>
        MessageFrame.Write(output, wire, header, message);

    /// <summary>Reads the header, then the members.</summary>
    public static T DecodeFrame<T>(byte[] frame, out MessageHeader header) where T : IMessage<T>
    {
        header = MessageFrame.ReadHeader(frame);
        return MessageFrame.Read<T>(frame);
    }

    /// <summary>Counts the rules that a message breaks; their texts are not asked for.</summary>
    public static int Validate<T>(in T message) where T : IContract<T>
    {
        var violations = default(Violations);
        T.Validate(message, ref violations);
        return violations.Count;
    }
}
